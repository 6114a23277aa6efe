using System.Text.Json;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// An operation that was blocked says why, in words that hold none of its data, and the same words stand on the console of that tab as a
/// risk event.
/// </summary>
public sealed class BlockedIsTold : IGuarantee
{
    public string Name => "blocked-is-told";

    public string Says => "what is blocked says why, without its data, and is a risk event on the console";

    public IReadOnlyList<string> Claims { get; } = ["VAL-1", "VAL-2", "LOG-1"];

    public Judgement Judge(ScenarioHistory history)
    {
        var blocked = history.Of<OperationReturned>()
            .Where(answer => answer.Route is Route.Execute && answer.Answer?["blocked"]?.GetValueKind() is JsonValueKind.True)
            .ToList();
        return new Judgement(blocked.Count, [.. blocked.Select(answer => Breach(history, answer)).OfType<Breach>()]);
    }

    private static Breach? Breach(ScenarioHistory history, OperationReturned answer)
    {
        var error = (string?)answer.Answer?["error"];
        var asked = history.Of<OperationInvoked>()
            .LastOrDefault(asked => asked.Seq < answer.Seq && asked.Operation == answer.Operation && asked.Route is Route.Execute);
        if (string.IsNullOrEmpty(error))
        {
            return new Breach($"{answer.Operation} was blocked without a word why", [answer]);
        }

        if (asked?.Canaries.FirstOrDefault(canary => error.Contains(canary, StringComparison.Ordinal)) is { } canary)
        {
            return new Breach($"the error of {answer.Operation} shows its data: {canary}", [asked, answer]);
        }

        var told = history.Of<ConsoleSaid>().Any(said => said.Seq > (asked?.Seq ?? 0) && said.Device == answer.Device && said.Tab == answer.Tab
            && said.Level is "warning" && said.Text.StartsWith($"[MAESTRO RISK] {error}", StringComparison.Ordinal));
        return told ? null : new Breach($"{answer.Operation} was blocked, and no risk event on the console says: {error}", [answer]);
    }
}

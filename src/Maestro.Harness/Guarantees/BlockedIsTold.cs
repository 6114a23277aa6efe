using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// An operation that was blocked says why, in words that hold none of its data, and the same words stand on the console of that tab as a
/// risk event.
/// </summary>
public sealed class BlockedIsTold : IGuarantee
{
    private const string Risk = "[MAESTRO RISK] ";

    public string Name => "blocked-is-told";

    public string Says => "what is blocked says why, without its data, and is a risk event on the console";

    public IReadOnlyList<string> Claims { get; } = ["VAL-1", "VAL-2", "LOG-1"];

    public Judgement Judge(ScenarioHistory history)
    {
        var blocked = history.Of<OperationReturned>()
            .Where(answer => answer.Route is Route.Execute && answer.Says("blocked"))
            .ToList();
        var asked = history.Of<OperationInvoked>().Where(asked => asked.Route is Route.Execute).By(asked => asked.Operation);
        var told = LastTold(history, blocked.Select(Error).OfType<string>().ToHashSet());
        return new Judgement(blocked.Count, [.. blocked
            .Select(answer => Breach(answer, asked.LastBefore(answer.Operation, answer.Seq), told))
            .OfType<Breach>()]);
    }

    private static string? Error(OperationReturned answer) => (string?)answer.Answer?["error"];

    private static Breach? Breach(OperationReturned answer, OperationInvoked? asked, Dictionary<(string?, int?, string), long> told)
    {
        var error = Error(answer);
        if (string.IsNullOrEmpty(error))
        {
            return new Breach($"{answer.Operation} was blocked without a word why", [answer]);
        }

        if (asked?.Canaries.FirstOrDefault(canary => error.Contains(canary, StringComparison.Ordinal)) is { } canary)
        {
            return new Breach($"the error of {answer.Operation} shows its data: {canary}", [asked, answer]);
        }

        return told.GetValueOrDefault((answer.Device, answer.Tab, error)) > (asked?.Seq ?? 0)
            ? null
            : new Breach($"{answer.Operation} was blocked, and no risk event on the console says: {error}", [answer]);
    }

    /// <summary>
    /// When each error was last told on the console of each tab. More may follow it on its line, so that of a line each beginning that
    /// is as long as an error is looked up.
    /// </summary>
    private static Dictionary<(string?, int?, string), long> LastTold(ScenarioHistory history, HashSet<string> errors)
    {
        var told = new Dictionary<(string?, int?, string), long>();
        var lengths = errors.Select(error => error.Length).Distinct().ToList();
        foreach (var said in history.Of<ConsoleSaid>().Where(IsRisk))
        {
            var words = said.Text[Risk.Length..];
            foreach (var start in lengths.Where(length => length <= words.Length).Select(length => words[..length]).Where(errors.Contains))
            {
                told[(said.Device, said.Tab, start)] = said.Seq;
            }
        }

        return told;
    }

    private static bool IsRisk(ConsoleSaid said) => said.Level is "warning" && said.Text.StartsWith(Risk, StringComparison.Ordinal);
}

using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Targets;

/// <summary>
/// One way to drive or read the client: a JavaScript function, evaluated in the page with one argument, whose result is JSON (or a promise of
/// it); or what a person does on the page, one action after the other, of which the last that reads something gives the result.
/// </summary>
[TextOrList]
public sealed class Handle
{
    public Handle(string script) => Script = script;

    public Handle(IReadOnlyList<PageAction> actions) => Actions = actions;

    /// <summary>Null where a person's actions are given.</summary>
    public string? Script { get; }

    /// <summary>Empty where a script is given.</summary>
    public IReadOnlyList<PageAction> Actions { get; } = [];

    /// <summary>Whether its result can hold a field of an answer (docs/contract.md §2): a script's may hold any.</summary>
    public bool Tells(string field) => Script is not null || (Actions.OfType<ReadAction>().LastOrDefault()?.Tells(field) ?? false);

    public static implicit operator Handle(string script) => new(script);
}

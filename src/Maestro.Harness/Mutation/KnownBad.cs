using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Mutation;

/// <summary>A defect put into a copy of the client on purpose, and what must catch it; one file in `fixtures/known-bad/`.</summary>
[Description("A client that is bad on purpose")]
public sealed record KnownBad(
    [Description("The defect, as one sentence")] string Title,
    [Description("The folder of the client that is copied")] string Of,
    [Description("What the defect breaks: a finding kills it only by one of these")] Breaks Breaks,
    [Description("The scenarios that must catch it, as files or folders")] IReadOnlyList<string> KilledBy,
    [Description("The defect itself")] IReadOnlyList<Edit> Edits,
    [Description("The command that builds the copy")] string Build = "npm run build",
    [Description("Whether it is so broken that the smoke scenarios may fail as well")] bool FailsSmoke = false)
{
    public Place Place { get; init; }
}

/// <param name="Claims">At least one of them must be named by the finding.</param>
/// <param name="Guarantees">The finding's guarantee, or `expectation`.</param>
public sealed record Breaks(IReadOnlyList<string> Claims, IReadOnlyList<string> Guarantees);

/// <summary>One place in one file.</summary>
/// <param name="File">Relative to the copied folder.</param>
/// <param name="Anchor">Text that stands in the file exactly once.</param>
/// <param name="With">What takes its place.</param>
public sealed record Edit(
    [Description("Relative to the copied folder")] string File,
    [Description("Text that stands in the file exactly once")] string Anchor,
    [Description("What takes its place")] string With)
{
    public Place Place { get; init; }
}

using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Mutation;

/// <summary>A defect put into a copy of a part of the target on purpose, and what must catch it; one file in `fixtures/known-bad/`.</summary>
[Description("A client, service, set of alert rules or runbook that is bad on purpose")]
public sealed record KnownBad(
    [Description("The defect, as one sentence")] string Title,
    [Description("The folder that is copied")] string Of,
    [Description("What the defect breaks: a finding kills it only by one of these")] Breaks Breaks,
    [Description("The scenarios that must catch it, as files or folders")] IReadOnlyList<string> KilledBy,
    [Description("The defect itself")] IReadOnlyList<Edit> Edits,
    [Description("What of the target the copy takes the place of")] Part Replaces = Part.Builds,
    [Description("Whether it is so broken that the smoke scenarios may fail as well")] bool FailsSmoke = false,
    [Description("Where such a bug was seen in the wild: an address")] string? Seen = null)
{
    public Place Place { get; init; }
}

/// <summary>A part of a target's profile that a copy with a defect can take the place of.</summary>
public enum Part
{
    /// <summary>The client's builds: the copy is built by `npm run build` into `dist`.</summary>
    Builds,

    /// <summary>The service's program: the copy is built by `dotnet build`.</summary>
    Service,

    /// <summary>The file of alert rules.</summary>
    Alerts,

    /// <summary>The runbook.</summary>
    Runbook,
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

/// <summary>How a copy becomes a part of a target.</summary>
internal static class PartOfTarget
{
    /// <summary>The command that builds the copy; null: it is used as it is.</summary>
    public static string? Build(Part part) => part switch
    {
        Part.Builds => "npm run build",
        Part.Service => "dotnet build -c Release -v quiet -nologo -p:ArtifactsPath=artifacts -o out",
        _ => null,
    };

    /// <param name="copy">The built copy's folder, an absolute path.</param>
    public static Profile Replace(Profile profile, Part part, string copy)
    {
        var service = profile.NeedsService();
        return part switch
        {
            Part.Builds => profile with { Service = service with { Builds = Path.Combine(copy, "dist") } },
            Part.Service => profile with { Service = service with { Program = Path.Combine(copy, "out", Path.GetFileName(service.Program)) } },
            Part.Alerts => profile with { Alerts = Path.Combine(copy, Path.GetFileName(profile.Alerts!)) },
            _ => profile with { Runbook = Path.Combine(copy, Path.GetFileName(profile.Runbook!)) },
        };
    }
}

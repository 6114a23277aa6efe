using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One claim of the runbook.</summary>
/// <param name="Id">Three capital letters, a hyphen, a number.</param>
/// <param name="Kind">What sort of statement the runbook makes.</param>
/// <param name="Says">The claim in the project's own words.</param>
public sealed record Claim(
    [Description("Three capital letters, a hyphen, a number")] string Id,
    [OneOf(
        "symptom", "diagnosis", "recovery", "prevention", "guarantee",
        "interface", "metric", "alert", "log", "procedure")]
    [Description("What sort of statement the runbook makes")] string Kind,
    [Description("The claim in the project's own words")] string Says)
{
    public Place Place { get; init; }
}

/// <summary>The claims of the runbook, from `scenarios/claims.yaml`.</summary>
public static class Claims
{
    public const string FileName = "claims.yaml";

    /// <summary>The claims by their ids, in the file's order.</summary>
    /// <param name="path">The file; relative to the current folder unless absolute.</param>
    /// <param name="root">The project's root folder, by default the current one: problems name the file by it.</param>
    /// <exception cref="InputException">Every problem of the file, each with its place.</exception>
    public static IReadOnlyDictionary<string, Claim> Load(string path, string root = ".")
    {
        var problems = new Problems();
        var claims = new OrderedDictionary<string, Claim>();
        foreach (var claim in YamlFile.Load<ClaimsFile>(path, root).Claims)
        {
            if (!claims.TryAdd(claim.Id, claim))
            {
                problems.Add(
                    claim.Place,
                    $"The claim {Expected.Quote(claim.Id)} stands twice; expected each id once",
                    $"It stands in line {claims[claim.Id].Place.Line} already.");
            }
        }

        problems.ThrowIfAny();
        return claims;
    }

    private sealed record ClaimsFile(IReadOnlyList<Claim> Claims);
}

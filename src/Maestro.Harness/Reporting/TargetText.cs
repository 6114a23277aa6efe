namespace Maestro.Harness.Reporting;

/// <summary>What was found of one scenario when a profile was looked at.</summary>
/// <param name="Claims">Those of the scenario that the client makes.</param>
/// <param name="WhyNot">`refused: …`, `not claimed: …`, `not observable: …`; null: it can be run.</param>
public sealed record TargetLook(string Id, IReadOnlyList<string> Claims, string? WhyNot)
{
    public const string Runnable = "runnable";

    /// <summary>What stands before the colon, or <see cref="Runnable"/>.</summary>
    public string State => WhyNot?.Split(':')[0] ?? Runnable;

    /// <summary>What stands after it.</summary>
    public string Reason => WhyNot?[(State.Length + 1)..].Trim() ?? "";
}

/// <summary>What a profile makes possible, in plain lines: each scenario, what is lacking most, each claim that loses evidence, the totals.</summary>
public static class TargetText
{
    private static readonly string[] States = [TargetLook.Runnable, "not observable", "refused", "not claimed"];

    public static IEnumerable<string> Lines(string target, IReadOnlyList<TargetLook> looks)
    {
        foreach (var look in looks)
        {
            yield return $"{look.State,-14} {(look.WhyNot is null ? look.Id : $"{look.Id,-70} {look.Reason}")}";
        }

        foreach (var line in Lacking(looks).Concat(Claims(looks)))
        {
            yield return line;
        }

        yield return "";
        yield return $"{target}: {string.Join(", ", States.Select(state => $"{looks.Count(look => look.State == state)} {state}"))} of {looks.Count} scenarios";
    }

    /// <summary>What would make most scenarios possible stands first.</summary>
    private static IEnumerable<string> Lacking(IReadOnlyList<TargetLook> looks)
    {
        var lacking = looks.Where(look => look.State is "not observable")
            .SelectMany(look => look.Reason.Split(", "))
            .CountBy(capability => capability)
            .OrderByDescending(capability => capability.Value)
            .ToList();
        return lacking.Count == 0 ? [] : ["", "lacking in the profile, with the scenarios that need it:", .. lacking.Select(each => $"{each.Value,5}  {each.Key}")];
    }

    private static IEnumerable<string> Claims(IReadOnlyList<TargetLook> looks)
    {
        var claims = looks.SelectMany(look => look.Claims.Select(claim => (claim, look.WhyNot is null)))
            .GroupBy(each => each.claim, each => each.Item2)
            .OrderBy(claim => claim.Key, StringComparer.Ordinal)
            .Select(claim => (Id: claim.Key, Runnable: claim.Count(runs => runs), All: claim.Count()))
            .ToList();
        var less = claims.Where(claim => claim.Runnable < claim.All).ToList();
        return
        [
            "",
            $"claims: {claims.Count(claim => claim.Runnable > 0)} of {claims.Count} have a scenario that can be run{(less.Count == 0 ? "" : "; with fewer than there are:")}",
            .. less.Select(claim => $"{claim.Id,7}  {claim.Runnable} of {claim.All}{(claim.Runnable == 0 ? "  not observable" : "")}"),
        ];
    }
}

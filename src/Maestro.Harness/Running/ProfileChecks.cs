using System.Reflection;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Running;

/// <summary>What only the whole profile can tell: each name in it stands for something.</summary>
internal static class ProfileChecks
{
    /// <returns>One problem each, with its place where it has one; none when all is well.</returns>
    public static IEnumerable<InputProblem> Problems(Profile profile, IReadOnlyDictionary<string, Claim> claims)
    {
        foreach (var action in Handles(profile.Drive).SelectMany(handle => handle.Actions).Where(action => !profile.Page.ContainsKey(action.Part)))
        {
            yield return Unknown("part of the page under `page`", action.Part, [.. profile.Page.Keys], action.Place);
        }

        foreach (var not in (profile.ClaimsNotMade ?? []).Where(not => !claims.ContainsKey(not.Claim)))
        {
            yield return Unknown("claim in scenarios/claims.yaml", not.Claim, [.. claims.Keys], not.Place);
        }

        foreach (var store in profile.Stores.Values.Where(store => !profile.Databases.ContainsKey(store.Database)))
        {
            yield return Unknown("database under `databases`", store.Database, [.. profile.Databases.Keys], store.Place);
        }
    }

    private static IEnumerable<Handle> Handles(Driving drive) =>
        typeof(Driving).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetValue(drive)).OfType<Handle>();

    private static InputProblem Unknown(string what, string name, IReadOnlyCollection<string> known, Place place) => new(
        $"There is no {what} called '{name}'; expected {Nearest.Listed(known)}.", Nearest.Remedy(name, known), place.File, place.Line, place.Column);
}

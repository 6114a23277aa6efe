using Maestro.Harness.Targets;

namespace Maestro.Harness.Running;

/// <summary>
/// The names that scenarios may use: those of the reference's profile, and those of the target's. A name of neither is a slip; one that the
/// target alone lacks is something that cannot be seen of it.
/// </summary>
public sealed record Vocabulary(
    IReadOnlyCollection<string> Endpoints, IReadOnlyCollection<string> Databases, IReadOnlyCollection<string> Stores, IReadOnlyCollection<string> Controls)
{
    public static Vocabulary Of(params Profile[] profiles) => new(
        Names(profiles, profile => profile.Endpoints.Keys),
        Names(profiles, profile => profile.Databases.Keys),
        Names(profiles, profile => profile.Stores.Keys),
        Names(profiles, profile => profile.Page.Keys));

    private static IReadOnlyCollection<string> Names(Profile[] profiles, Func<Profile, IEnumerable<string>> names) =>
        [.. profiles.SelectMany(names).Distinct(StringComparer.Ordinal)];
}

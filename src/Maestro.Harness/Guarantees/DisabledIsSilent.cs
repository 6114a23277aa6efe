using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// A disabled build asks nothing of MAESTRO's service and opens none of its databases. A device is disabled while each of its open pages
/// is one of the disabled build, until another build is
/// deployed; what an enabled page stored there before stays.
/// </summary>
public sealed class DisabledIsSilent : IGuarantee
{
    private const string Disabled = "disabled";

    public string Name => "disabled-is-silent";

    public string Says => "disabled, there is no call to MAESTRO's service and no database of MAESTRO";

    public IReadOnlyList<string> Claims { get; } = ["DIS-1", "DIS-2", "ENA-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var looked = 0;
        var deployed = history.Started?.Build;
        var breaches = new List<Breach>();
        var pages = new Dictionary<(string?, int?), string?>();
        var everEnabled = new HashSet<string?>();
        foreach (var happened in history.Events)
        {
            var page = (happened.Device, happened.Tab);
            switch (happened)
            {
                case Deployed { Build: not Disabled } again:
                    // A load that is under way asks before the page counts as opened.
                    deployed = again.Build;
                    pages.Clear();
                    break;
                case PageOpened opened:
                    pages[page] = opened.Build;
                    everEnabled.UnionWith(opened.Build is Disabled ? [] : [happened.Device]);
                    break;
                case PageClosed or PageCrashed:
                    pages.Remove(page);
                    break;
                case RequestTried or RequestArrived or DatabasesRead when IsDisabled(deployed, pages, happened.Device):
                    looked += happened is RequestTried ? 0 : 1;
                    breaches.AddRange(Breaches(happened, everEnabled.Contains(happened.Device)));
                    break;
            }
        }

        return new Judgement(looked, breaches);
    }

    /// <summary>A device without an open page has what is deployed to begin with.</summary>
    private static bool IsDisabled(string? deployed, Dictionary<(string? Device, int?), string?> pages, string? device)
    {
        var builds = pages.Where(page => page.Key.Device == device).Select(page => page.Value).ToList();
        return builds.Count == 0 ? deployed is Disabled : builds.TrueForAll(build => build is Disabled);
    }

    private static IEnumerable<Breach> Breaches(HistoryEvent happened, bool mayHaveDatabases)
    {
        if (happened is RequestTried tried && IsService(tried.Path))
        {
            yield return new Breach($"the disabled build requested {tried.Method} {tried.Path}", [happened]);
        }
        else if (happened is RequestArrived arrived && IsService(arrived.Path))
        {
            yield return new Breach($"{arrived.Method} {arrived.Path} of the disabled build arrived", [happened]);
        }
        else if (happened is DatabasesRead databases && !mayHaveDatabases
            && databases.Names.Any(name => name.StartsWith("maestro_", StringComparison.Ordinal)))
        {
            yield return new Breach($"the disabled build has the databases {string.Join(", ", databases.Names)}", [happened]);
        }
    }

    private static bool IsService(string path) => path.StartsWith(ScenarioHistory.ServicePath, StringComparison.Ordinal);
}

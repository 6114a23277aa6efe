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
        var devices = new Dictionary<string, OpenPages>();
        var everEnabled = new HashSet<string?>();
        foreach (var happened in history.Events)
        {
            switch (happened)
            {
                case Deployed { Build: not Disabled } again:
                    // A load that is under way asks before the page counts as opened.
                    deployed = again.Build;
                    devices.Clear();
                    break;
                case PageOpened opened:
                    Of(devices, opened).Opened(opened);
                    everEnabled.UnionWith(opened.Build is Disabled ? [] : [happened.Device]);
                    break;
                case PageClosed or PageCrashed:
                    Of(devices, happened).Gone(happened.Tab);
                    break;
                case RequestTried or RequestArrived or DatabasesRead when Of(devices, happened).AreDisabled(deployed):
                    looked += happened is RequestTried ? 0 : 1;
                    breaches.AddRange(Breaches(happened, everEnabled.Contains(happened.Device)));
                    break;
            }
        }

        return new Judgement(looked, breaches);
    }

    private static OpenPages Of(Dictionary<string, OpenPages> devices, HistoryEvent happened)
    {
        var device = happened.Device ?? "";
        return devices.TryGetValue(device, out var pages) ? pages : devices[device] = new OpenPages();
    }

    private static IEnumerable<Breach> Breaches(HistoryEvent happened, bool mayHaveDatabases)
    {
        if (happened is RequestTried tried && ServicePaths.Has(tried.Path))
        {
            yield return new Breach($"the disabled build requested {tried.Method} {tried.Path}", [happened]);
        }
        else if (happened is RequestArrived arrived && ServicePaths.Has(arrived.Path))
        {
            yield return new Breach($"{arrived.Method} {arrived.Path} of the disabled build arrived", [happened]);
        }
        else if (happened is DatabasesRead databases && !mayHaveDatabases
            && databases.Names.Any(name => name.StartsWith("maestro_", StringComparison.Ordinal)))
        {
            yield return new Breach($"the disabled build has the databases {string.Join(", ", databases.Names)}", [happened]);
        }
    }

    /// <summary>The tabs of a device that have a page, and those of them whose page is of another build than the disabled one.</summary>
    private sealed class OpenPages
    {
        private readonly HashSet<int?> _tabs = [];
        private readonly HashSet<int?> _enabled = [];

        public void Opened(PageOpened page)
        {
            Gone(page.Tab);
            _tabs.Add(page.Tab);
            if (page.Build is not Disabled)
            {
                _enabled.Add(page.Tab);
            }
        }

        public void Gone(int? tab)
        {
            _tabs.Remove(tab);
            _enabled.Remove(tab);
        }

        /// <summary>A device without an open page has what is deployed to begin with.</summary>
        public bool AreDisabled(string? deployed) => _tabs.Count == 0 ? deployed is Disabled : _enabled.Count == 0;
    }
}

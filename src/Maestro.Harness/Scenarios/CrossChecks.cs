using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>What binds one part of a scenario to another: devices to their uses, claims to the runbook.</summary>
internal sealed class CrossChecks(Mapping document, Problems problems)
{
    public void Claims(IReadOnlyDictionary<string, Claim> known)
    {
        foreach (var (place, id) in Words(document.Find("claims")).Where(each => !known.ContainsKey(each.Word)))
        {
            problems.Add(
                place,
                $"{Expected.Quote(id)} is no claim; expected an id from {Scenarios.Claims.FileName}",
                Nearest.Remedy(id, [.. known.Keys]));
        }
    }

    public void DeviceNames()
    {
        if (document.Find("devices") is not Mapping devices)
        {
            return;
        }

        if (devices.Entries.Count == 0)
        {
            problems.Add(
                devices.Place,
                "`devices` is empty; expected at least one device",
                $"Leave it out for one device named `{Scenario.OnlyDevice}`.");
        }

        foreach (var (name, _) in devices.Entries.Where(entry => !Names.IsName(entry.Key.Text)))
        {
            problems.Add(
                name.Place,
                $"{Expected.Quote(name.Text)} names a device; expected {Names.Form}, such as `phone`");
        }
    }

    /// <summary>The `on` of every step, wherever it stands.</summary>
    public void Addresses(IEnumerable<(Type Record, Mapping Node)> records)
    {
        if (document.Find("devices") is not (null or Mapping))
        {
            return; // refused already
        }

        var devices = document.Find("devices") is Mapping declared
            ? declared.Entries.ToDictionary(each => each.Key.Text, each => Tabs(each.Value))
            : new() { [Scenario.OnlyDevice] = 1 };
        var tabs = devices.SelectMany(each => Enumerable.Range(1, each.Value).Select(tab => $"{each.Key}.{tab}"));
        string[] valid = [.. devices.Keys, .. tabs];
        var addresses = records
            .Where(each => each.Record.IsAssignableTo(typeof(Step)))
            .SelectMany(each => Words(each.Node.Find("on")))
            .Where(each => !valid.Contains(each.Word));
        foreach (var (place, word) in addresses)
        {
            problems.Add(
                place,
                $"{Expected.Quote(word)} is no device or tab here; expected {Nearest.Listed([.. devices.Keys])}",
                Nearest.Remedy(word, valid) ?? "Declare it under `devices`, with as many `tabs` as it needs.");
        }
    }

    /// <summary>What is done on one tab would silently be left undone on the others.</summary>
    public void OneTab(IEnumerable<(Type Record, Mapping Node)> records)
    {
        foreach (var (record, node) in records.Where(each => each.Record.IsDefined(typeof(OnOneTabAttribute), inherit: false)))
        {
            if (node.Find("on") is Sequence { Items.Count: > 1 } several)
            {
                problems.Add(
                    several.Place,
                    $"`{RecordShape.Of(record).Keyword}` is done on one tab; expected one device or tab",
                    "Write the step once for each; `parallel` does them at the same moment.");
            }
        }
    }

    // A number that is refused elsewhere must not make every use of its tabs a problem too.
    private static int Tabs(Node device) => device is Mapping mapping ? Tabs(mapping)
        : device is Scalar { IsNull: true } ? 1
        : Device.MostTabs;

    private static int Tabs(Mapping device) => device.Find("tabs") switch
    {
        null => 1,
        Scalar tabs when Scalars.Read(tabs, typeof(int)) is int number and >= 1 and <= Device.MostTabs => number,
        _ => Device.MostTabs,
    };

    private static IEnumerable<(Place Place, string Word)> Words(Node? node) => node switch
    {
        Scalar scalar => [(scalar.Place, scalar.Text)],
        Sequence sequence => sequence.Items.SelectMany(Words),
        _ => [],
    };
}

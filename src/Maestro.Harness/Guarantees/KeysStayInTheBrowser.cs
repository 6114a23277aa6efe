using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// The stored key cannot be extracted: no script, not even one that was smuggled in, can read it and send it away. A key that is kept as
/// data is as good as extracted; where a fault may have put such a record there, it says nothing about the client.
/// </summary>
public sealed class KeysStayInTheBrowser : IGuarantee
{
    public string Name => "keys-stay-in-the-browser";

    public string Says => "stored keys cannot be extracted";

    public IReadOnlyList<string> Claims { get; } = ["OVR-2"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Keys];

    public Judgement Judge(ScenarioHistory history)
    {
        var looked = 0;
        var broken = new HashSet<string?>();
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            if (happened is FaultInjected fault && IsOfTheStore(fault.Fault))
            {
                broken.Add(fault.Device);
            }
            else if (happened is KeysRead { Keys: { } keys } read)
            {
                looked += keys.Count;
                breaches.AddRange(keys
                    .Where(key => key.Extractable ?? !broken.Contains(read.Device))
                    .Select(key => new Breach(
                        key.Extractable is true ? $"the stored key {key.KeyId} is extractable" : $"the stored key {key.KeyId} is no CryptoKey: any script can read it",
                        [read])));
            }
        }

        return new Judgement(looked, breaches);
    }

    private static bool IsOfTheStore(string fault) =>
        fault.StartsWith("storage.", StringComparison.Ordinal) || fault.StartsWith("crypto.", StringComparison.Ordinal);
}

using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class KeysStayInTheBrowserTrials() : Trials(new KeysStayInTheBrowser())
{
    private static readonly StoredKey Good = new("key-a", 1, Extractable: false, "AES-GCM 256", ["encrypt", "decrypt"]);
    private static readonly StoredKey Extractable = Good with { Extractable = true };
    private static readonly StoredKey Data = new("key-a", 1, Extractable: null, null, null);

    public override IEnumerable<Trial> Of =>
    [
        Holds("keys that cannot be extracted", 2, new Story().Then(new KeysRead([Good])).Then(new KeysRead([Good]), "laptop")),
        Holds("no key", 0, new Story().Then(new KeysRead([]))),
        Holds("a store that could not be read proves nothing", 0, new Story().Then(new KeysRead(null, "UnknownError"))),
        Holds("a fault may have put data in a key's place", 1, new Story().Injected("crypto.key-unusable").Then(new KeysRead([Data]))),

        Broken("an extractable key", new Story().Then(new KeysRead([Extractable])), "the stored key key-a is extractable", 1),
        Broken("no fault makes a key extractable", new Story().Injected("crypto.key-gone").Then(new KeysRead([Extractable])), "the stored key key-a is extractable", 2),
        Broken("a key kept as data", new Story().Then(new KeysRead([Good, Data])), "the stored key key-a is no CryptoKey: any script can read it", 1),
        Broken(
            "a key kept as data, and a fault on another device",
            new Story().Injected("storage.evicted", "laptop").Then(new KeysRead([Data])),
            "the stored key key-a is no CryptoKey: any script can read it", 2),
    ];
}

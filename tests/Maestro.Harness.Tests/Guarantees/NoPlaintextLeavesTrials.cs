using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class NoPlaintextLeavesTrials() : Trials(new NoPlaintextLeaves())
{
    private const string Secret = "canary7";
    private const string Sync = "/functions/v1/maestro-sync";

    public override IEnumerable<Trial> Of =>
    [
        Holds("requests and rows of ciphertext", 2, Invoked().Arrived(Sync).Row("audit", "{}")),
        Holds("the console alone proves nothing", 0, Invoked().Then(new ConsoleSaid("info", "[MAESTRO] Initialized successfully"))),

        Broken("a request shows it", Invoked().Arrived(Sync, Secret), $"the request POST {Sync} shows {Secret} in plain text", 1, 2),
        Broken("a row shows it", Invoked().Arrived(Sync).Row("audit", "{}", Secret), $"a row of the service's audit shows {Secret} in plain text", 1, 3),
        Broken(
            "the console shows it",
            Invoked().Arrived(Sync).Then(new ConsoleSaid("info", $"sent {Secret}", [Secret])),
            $"the console shows {Secret} in plain text", 1, 3),
        Broken(
            "what waits in the outbox shows it",
            Invoked().Arrived(Sync).Then(new OutboxStored(1, [Secret])),
            $"what waits in the outbox shows {Secret} in plain text", 1, 3),
        Broken(
            "the evidence names the operation whose word it is",
            new Story().Invoked("other", canaries: "canary1").Invoked(canaries: Secret).Arrived(Sync, Secret),
            $"the request POST {Sync} shows {Secret} in plain text", 2, 3),
        Broken(
            "a request to another origin shows it",
            Invoked().Arrived(Sync).Then(new RequestTried("GET", "/collect", Online: true, [Secret])),
            $"the request GET /collect to another origin shows {Secret} in plain text", 1, 3),
        Broken(
            "the evidence names the first operation of several whose words they are",
            new Story().Invoked("other", canaries: "canary1").Invoked(canaries: Secret).Arrived(Sync, Secret, "canary1"),
            $"the request POST {Sync} shows {Secret}, canary1 in plain text", 1, 3),
        Broken(
            "the word is known only afterwards", new Story().Arrived(Sync, Secret).Invoked(canaries: Secret),
            $"the request POST {Sync} shows {Secret} in plain text", 1),
        Broken("a word of no known operation", new Story().Arrived(Sync, Secret), $"the request POST {Sync} shows {Secret} in plain text", 1),
    ];

    private static Story Invoked() => new Story().Invoked(canaries: Secret);
}

using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class OfflineIsSilentTrials() : Trials(new OfflineIsSilent())
{
    private const string Offline = "network.offline";
    private const string Sync = "/functions/v1/maestro-sync";

    public override IEnumerable<Trial> Of =>
    [
        Holds("nothing was tried", 1, WentOffline()),
        Holds("a request after the connection is back", 1, WentOffline().Healed(Offline).Then(new RequestTried("POST", Sync, Online: true))),
        Holds("the client's own files may be asked for", 1, WentOffline().Then(new RequestTried("GET", "/", Online: false))),
        Holds("two devices were offline", 2, WentOffline().Injected(Offline, "phone", 2).Receipt(Offline, device: "phone", id: 2)),
        Holds("nobody was offline", 0, new Story().Then(new RequestTried("POST", Sync, Online: true))),
        Holds("an offline that did not take hold proves nothing", 0, new Story().Injected(Offline).Receipt(Offline, inForce: false)),

        Holds("an operator types a request", 1, Typed(WentOffline()).Then(new RequestTried("POST", Sync, Online: false))),

        Broken("an operator's line has been answered", Typed(WentOffline()).Then(new ConsoleAnswered(Line, "1", Failed: true)).Then(new RequestTried("POST", Sync, Online: false)), $"POST {Sync} was tried while offline", 5),
        Broken("an operator types another line", WentOffline().Then(new OperatorDid(Actor.Operator, Deed.Typed, "navigator.onLine")).Then(new RequestTried("POST", Sync, Online: false)), $"POST {Sync} was tried while offline", 4),
        Broken("a request was tried", WentOffline().Then(new RequestTried("POST", Sync, Online: false)), $"POST {Sync} was tried while offline", 3),
    ];

    private const string Line = $"fetch('{Sync}', {{ method: 'POST' }})";

    private static Story Typed(Story story) => story.Then(new OperatorDid(Actor.Operator, Deed.Typed, Line));

    private static Story WentOffline() => new Story().Injected(Offline).Receipt(Offline);
}

using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class LostStorageIsToldTrials() : Trials(new LostStorageIsTold())
{
    private const string Kept = """{"success":true,"durable":true}""";
    private const string Untold = "the local store of device was lost, and the client did not say so";

    private static readonly PageOpened Loaded = new("/", 200, "enabled");
    private static readonly ConsoleSaid Told = new("warning", "[MAESTRO RISK] Local store lost: the local store is gone");

    public override IEnumerable<Trial> Of =>
    [
        Holds("it is told at the next load", 1, Status(Wiped(Used()).Then(Told).Then(Loaded), """{"store_lost":"gone"}""")),
        Holds("it is told at the next write", 1, Wiped(Used()).Then(Told).Answered(Kept)),
        Holds("the store is not used again", 1, Wiped(Used())),
        Holds("the disabled build uses no store", 1, Wiped(Used()).Then(Loaded with { Build = "disabled" })),
        Holds("nothing had been kept", 0, Wiped(new Story()).Then(Loaded)),
        Holds("the fault did not take hold", 0, Lost(Used(), "storage.wiped", inForce: false).Then(Loaded)),
        Holds("another database was deleted", 0, Lost(Used(), "storage.database-deleted", "database", "secrets").Then(Loaded)),
        Holds("the marker went with the store", 0, Lost(Used(), "storage.evicted", "how", "clear-site-data").Then(Loaded)),
        Holds("a whole profile was put back", 0, Lost(Used(), "storage.profile-restored", "what", "everything").Then(Loaded)),
        Holds("the databases of a moment ago were put back", 0, Lost(Used().Then(new ProfileBackedUp()), "storage.profile-restored", "what", "databases").Then(Loaded)),
        Holds("the status was cleared by a person later", 1, Status(Status(Wiped(Used()).Then(Told).Then(Loaded), """{"store_lost":"gone"}"""), "{}")),

        Holds("a person who had read it cleared it", 1, Status(Wiped(Used()).Then(Told).Then(Loaded).Then(Shown("""{"store_lost":"gone"}""")), "{}")),

        Broken("a load says nothing", Wiped(Used()).Then(Loaded), Untold, 2),
        Broken("a write says nothing", Wiped(Used()).Answered(Kept), Untold, 2),
        Broken("it was told before, and not again", Wiped(Used().Then(Told)).Then(Loaded), Untold, 3),
        Broken("only another device says so", Wiped(Used()).Then(Told, "phone").Then(Loaded), Untold, 2),
        Broken("an eviction is not told", Lost(Used(), "storage.evicted", "how", "clear-data").Then(Loaded), Untold, 2),
        Broken("its database was deleted", Lost(Used(), "storage.database-deleted", "database", "state").Then(Loaded), Untold, 2),
        Broken(
            "the databases of before the last write were put back",
            Lost(Used().Then(new ProfileBackedUp()).Answered(Kept), "storage.profile-restored", "what", "databases").Then(Loaded),
            Untold, 4),
        Broken(
            "the status does not say so",
            Status(Wiped(Used()).Then(Told).Then(Loaded), "{}"),
            "the local store of device was lost, and the status does not say so", 2, 6),
    ];

    private static PageRead Shown(string status) => new("", Synced: false, Saved: false, JsonNode.Parse(status));

    private static Story Used() => new Story().Answered(Kept);

    private static Story Wiped(Story story) => Lost(story, "storage.wiped");

    private static Story Lost(Story story, string fault, string option = "how", string value = "log-emptied", bool inForce = true) =>
        story.Then(new FaultInjected(1, fault, new JsonObject { [option] = value })).Receipt(fault, inForce);

    private static Story Status(Story story, string status) => story.Then(new StatusRead(JsonNode.Parse(status)));
}

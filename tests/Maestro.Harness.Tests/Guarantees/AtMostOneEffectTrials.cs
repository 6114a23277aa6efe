using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using static Maestro.Harness.Tests.Guarantees.Trial;

namespace Maestro.Harness.Tests.Guarantees;

internal sealed class AtMostOneEffectTrials() : Trials(new AtMostOneEffect())
{
    private const string Two = "2 effects of email.send for key key-1";
    private const string Offline = "network.offline";

    public override IEnumerable<Trial> Of =>
    [
        Holds("one effect", 1, new Story().Invoked().Effect().Answered("{}")),
        Holds("asked again and answered from the receipt", 1, new Story().Invoked().Effect().Answered("{}").Invoked("again").Answered("{}", "again")),
        Holds("one effect of each of two keys", 2, new Story().Effect("key-1").Effect("key-2")),
        Holds("the answer was lost and asking again had no effect", 1, new Story().Invoked().Effect().Unanswered().Invoked("again").Answered("{}", "again")),
        Holds("the later device was cut off when it acted", 2, OnTwoDevices(story => story.Injected(Offline, "laptop"))),
        Holds("both devices were cut off", 2, new Story().Injected(Offline, "laptop").Injected(Offline, "phone", 2).Effect("key-1", "phone").Effect("key-1", "laptop")),
        Holds("the earlier device was cut off from its effect on", 2, new Story().Injected(Offline, "phone").Effect("key-1", "phone").Effect("key-1", "laptop")),
        Holds("the later device's claims were answered 503", 2, OnTwoDevices(story => story.Injected("server.answers", "laptop"))),
        Holds("the later device acted without encryption", 2, OnTwoDevices(story => story).Answered(Degraded, device: "laptop")),
        Holds("the service was killed, by a fault of the earlier device", 2, OnTwoDevices(story => story.Injected("server.killed", "phone"))),
        Holds("each later device was cut off", 3, OnTwoDevices(story => story.Injected(Offline, "laptop")).Injected(Offline, "tablet", 2).Effect("key-1", "tablet")),
        Holds("the host alone was asked twice", 0, ByHost(ByHost(new Story()))),
        Holds("the host's effect does not count beside MAESTRO's", 1, ByHost(new Story().Invoked().Effect())),

        Broken("two effects on one device", new Story().Invoked().Effect().Answered("{}").Invoked("again").Effect(), Two, 1, 2, 3, 4, 5),
        Broken("two effects on one device that is cut off", new Story().Injected(Offline).Effect().Effect(), Two, 1, 2, 3),
        Broken("the answer was lost and asking again had an effect", new Story().Invoked().Effect().Unanswered().Invoked("again").Effect(), Two, 1, 2, 3, 4, 5),
        Broken("a fault was over before the first of them", new Story().Injected(Offline).Healed(Offline).Effect().Effect(), Two, 3, 4),
        Broken("two devices that were both connected", OnTwoDevices(story => story), Two, 1, 2),
        Broken("the earlier device was connected again before the later acted", new Story().Injected(Offline, "phone").Effect("key-1", "phone").Healed(Offline, device: "phone").Effect("key-1", "laptop"), Two, 1, 2, 4),
        Broken("the earlier device was cut off only after its effect", new Story().Effect("key-1", "phone").Injected(Offline, "phone").Effect("key-1", "laptop"), Two, 1, 2, 3),
        Broken("the later device was connected again when it acted", OnTwoDevices(story => story.Injected(Offline, "laptop").Healed(Offline, device: "laptop")), Two, 1, 2, 4),
        Broken("the later device was cut off only afterwards", OnTwoDevices(story => story).Injected(Offline, "laptop"), Two, 1, 2),
        Broken("a fault that cuts nothing off was in force", OnTwoDevices(story => story.Injected("storage.quota-full", "laptop")), Two, 1, 2, 3),
        Broken("the later device's requests were delivered twice", OnTwoDevices(story => story.Injected("network.delivered-twice", "laptop")), Two, 1, 2, 3),
        Broken("a second effect on the device that had been cut off", OnTwoDevices(story => story.Injected(Offline, "laptop")).Effect("key-1", "laptop"), "3 effects of email.send for key key-1", 2, 3, 4),
        Broken("the later device acted without encryption only before", OnTwoDevices(story => story.Answered(Degraded, device: "laptop")), Two, 1, 2, 3),
        Broken("only the earlier device acted without encryption", OnTwoDevices(story => story).Answered(Degraded, device: "phone"), Two, 1, 2),
        Broken("only another operation was without encryption", OnTwoDevices(story => story).Answered(Degraded, "other", "key-2", device: "laptop"), Two, 1, 2),
        Broken("each of two faults of the earlier device lasted only a part of the time", Relayed(new Story()), Two, 1, 2, 3, 5),
        Broken("the service had the earlier device's claim, whose answer was lost", new Story().Injected("network.answer-lost", "phone").Effect("key-1", "phone").Effect("key-1", "laptop"), Two, 1, 2, 3),
        Broken("the service limited the later device's tenant, which counts no claims", OnTwoDevices(story => story.Injected("server.rate-limited", "laptop")), Two, 1, 2, 3),
        Broken("only a prior result was told without encryption", OnTwoDevices(story => story).Answered(DegradedPrior, device: "laptop"), Two, 1, 2),
        Broken("the third device was connected", OnTwoDevices(story => story.Injected(Offline, "laptop")).Effect("key-1", "tablet"), "3 effects of email.send for key key-1", 1, 2, 4),
        Broken("the host acted alone only afterwards", ByHost(new Story().Invoked().Effect().Effect()), Two, 1, 2, 3),
        Broken("two effects through MAESTRO beside the host's own", ByHost(new Story().Invoked().Effect()).Effect(), Two, 1, 2, 3, 5, 6),
    ];

    private const string Degraded = """{"success":true,"degraded":true}""";

    private const string DegradedPrior = """{"success":true,"degraded":true,"idempotent":true}""";

    private static Story Relayed(Story before) => before.Injected(Offline, "phone").Effect("key-1", "phone")
        .Injected("server.answers", "phone", 2).Healed(Offline, device: "phone").Effect("key-1", "laptop");

    private static Story OnTwoDevices(Func<Story, Story> between) => between(new Story().Effect("key-1", "phone")).Effect("key-1", "laptop");

    private static Story ByHost(Story before) =>
        before.Invoked("by-host", route: Route.Perform).Effect().Answered("{}", "by-host", route: Route.Perform);
}

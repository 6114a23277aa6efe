using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Reporting;

/// <summary>
/// A stored run made by hand: one scenario failed by a guarantee and by an expectation, with a picture; one is unknown, one passed, one was
/// not run. What was said in it is nasty: markup, percent signs, control characters.
/// </summary>
internal static class MadeRun
{
    public const string Failed = "playbooks/receipt-conflicts/two-devices";
    public const string Unknown = "playbooks/offline/flapping";
    public const string Passed = "operation/letter";
    public const string Lacking = "safe-degrade/crypto-fails/insecure";
    public const string Nasty = "</script><img src=x onerror=alert(1)> 100%, a:b\u0001 ü\nsecond line";

    public static readonly DateTimeOffset Began = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The smallest JPEG that a browser shows: one grey point.</summary>
    private const string Jpeg =
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

    private static readonly Dictionary<string, Claim> Claims = new()
    {
        ["RCP-1"] = new("RCP-1", "symptom", "A repeated operation is kept from executing a second time"),
        ["RCP-5"] = new("RCP-5", "guarantee", "Never more than one side effect per key"),
        ["OFF-2"] = new("OFF-2", "guarantee", "No sync attempts are made while offline"),
        ["CRY-1"] = new("CRY-1", "guarantee", "MAESTRO switches its encryption off by itself"),
        ["HEA-1"] = new("HEA-1", "interface", "The health endpoint says healthy"),
    };

    public static StoredRun In(TempFolder folder, params IReadOnlyList<PastRun> past)
    {
        Directory.CreateDirectory(folder.At("pictures"));
        File.WriteAllBytes(folder.At("pictures/1-phone.jpg"), Convert.FromBase64String(Jpeg));
        return Of(folder, past, TwoDevices(), Flapping(), Letter(), Insecure());
    }

    /// <summary>One scenario alone, <see cref="Passed"/>: it applied its effect twice, and passed when it was tried again, with a trace.</summary>
    public static StoredRun Flaky(TempFolder folder)
    {
        Directory.CreateDirectory(folder.At("traces"));
        File.WriteAllText(folder.At("traces/1-phone.zip"), "a trace");
        var twice = Story(Passed, "A letter is sent once", ["RCP-5"], story => story
            .Service(new StepStarted(7, "execute email.send")).Invoked().Effect().Effect().Row("audit", """{"idempotency_key":"key-1","event_type":"executed"}"""));
        var once = Story(Passed, "A letter is sent once", ["RCP-5"], story => story
            .Service(new StepStarted(7, "execute email.send")).Invoked().Effect().Answered("""{"success":true,"durable":true}""")
            .Row("audit", """{"idempotency_key":"key-1","event_type":"executed"}""").Service(new StepEnded(7, 100))
            .Then(new TraceKept("traces/1-phone.zip"), "phone", null));
        return Of(folder, [], [.. twice, .. once.Select(happened => happened with { Attempt = 2, At = happened.At + 1000 })]);
    }

    private static StoredRun Of(TempFolder folder, IReadOnlyList<PastRun> past, params IReadOnlyList<HistoryEvent>[] scenarios)
    {
        var start = new RunStarted(
            HistoryJson.FormatVersion, "7f3a", "reference", "headless-shell 156", [.. scenarios.Select(events => events[0].Scenario!)], null, Began);
        var journal = new Journal(
            [.. scenarios.SelectMany(events => events).Prepend(start).Append(new RunEnded(false) { At = 9000 }).Select((happened, index) => happened with { Seq = index + 1 })],
            null);
        return new StoredRun(journal, Judge.Run(journal), folder.Path, Claims, past);
    }

    private static IReadOnlyList<HistoryEvent> TwoDevices() => Story(
        Failed, "Two devices do it once", ["RCP-5"], story => story
            .Service(new PhaseStarted(Phase.Safety))
            .Service(new StepStarted(5, "execute email.send"))
            .Injected("network.answer-lost", "phone").Receipt("network.answer-lost", device: "phone")
            .Then(new RequestTried("POST", "/claim-receipt", Online: true), "phone", 1)
            .Then(new RequestArrived(1, "POST", "/claim-receipt", 10, null), "phone", 1)
            .Then(new RequestAnswered(1, 200, 2), "phone", 1)
            .Then(new RequestFailed("POST", "/claim-receipt", "net::ERR_FAILED"), "phone", 1)
            .Invoked(device: "phone").Effect(device: "phone").Answered("""{"success":true,"durable":false}""", device: "phone")
            .Healed("network.answer-lost", device: "phone")
            .Service(new StepEnded(5, 700))
            .Service(new StepStarted(9, "execute letter on laptop"))
            .Invoked("again", device: "laptop").Effect(device: "laptop")
            .Row("audit", """{"idempotency_key":"key-1","event_type":"executed"}""")
            .Then(new ConsoleSaid("error", Nasty), "laptop", 1)
            .Then(new ExpectationEvaluated(12, Met: false, ["RCP-1"], "the result to be idempotent", JsonNode.Parse("""{"idempotent":false}""")), "laptop", 1)
            .Then(new PictureTaken("pictures/1-phone.jpg", $"Desk\n{Nasty}"), "phone", 1)
            .Service(new PhaseStarted(Phase.TearDown))
            .Then(new PictureTaken("pictures/gone.jpg", null), "laptop", 1));

    private static IReadOnlyList<HistoryEvent> Flapping() => Story(
        Unknown, "A flapping network", ["OFF-2"], story => story.Injected("network.flapping").Receipt("network.flapping", inForce: false).Healed("network.flapping"));

    private static IReadOnlyList<HistoryEvent> Letter() => Story(
        Passed, "A letter is sent once", [], story => story.Invoked().Effect().Answered("""{"success":true,"durable":true}""").Row("audit", """{"idempotency_key":"key-1","event_type":"executed"}"""));

    private static IReadOnlyList<HistoryEvent> Insecure() => Story(
        Lacking, "An insecure context", ["CRY-1"], story => story.Service(new NotRun("it needs root: run it as root")));

    private static IReadOnlyList<HistoryEvent> Story(string id, string title, IReadOnlyList<string> claims, Func<Story, Story> middle)
    {
        var started = new ScenarioStarted(title, $"scenarios/{id}.yaml", claims, "high", "enabled", new Dictionary<string, string>());
        return [.. middle(new Story().Service(started)).Service(new ScenarioEnded()).Events.Select(happened => happened with { Scenario = id })];
    }
}

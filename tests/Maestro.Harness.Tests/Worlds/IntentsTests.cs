using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class IntentsTests
{
    private const string EMail = "^[A-Za-z0-9]+@[a-z.]+$";

    private static IEnumerable<string> Actions => Intents.Actions;

    [Test]
    public void The_same_seed_makes_the_same_data() =>
        Assert.That(Many(seed: 7).Select(each => each.ToJsonString()), Is.EqualTo(Many(7).ConvertAll(each => each.ToJsonString())));

    [Test]
    public void Another_seed_makes_other_data() =>
        Assert.That(Many(seed: 7)[0].ToJsonString(), Is.Not.EqualTo(Many(seed: 8)[0].ToJsonString()));

    [Test]
    public void Each_operation_has_a_key_and_a_trace_of_its_own()
    {
        var many = Many(seed: 7);
        Assert.That(many.Select(each => (string)each["idempotency_key"]!), Is.Unique);
        Assert.That(many.Select(each => (string)each["trace_id"]!), Is.Unique);
    }

    [Test]
    public void No_two_texts_share_a_canary()
    {
        var canaries = new List<string>();
        Many(seed: 7, canaries);
        Assert.That(canaries, Is.Unique.And.All.Match("^[A-Za-z0-9]{15,}[0-9]$"), "the last one may stand for a number");
    }

    [TestCaseSource(nameof(Actions))]
    public void Each_text_that_must_stay_secret_has_a_canary(string action)
    {
        var canaries = new List<string>();
        var intent = Make(action, canaries);

        string[] withoutFreeText = ["currency", "starts_at"];
        var secret = intent["params"]!.AsObject()
            .Where(each => !withoutFreeText.Contains(each.Key))
            .SelectMany(each => each.Value is JsonArray list ? list.ToList() : [each.Value])
            .Where(each => each!.GetValueKind() is JsonValueKind.String)
            .Append(intent["canonical_object_id"])
            .Select(each => (string)each!)
            .ToList();
        Assert.That(secret, Has.Count.EqualTo(canaries.Count).And.Count.GreaterThan(2));
        Assert.That(secret.Where(text => !canaries.Exists(canary => text.Contains(canary, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCaseSource(nameof(Actions))]
    public void An_intent_fits_the_contract(string action)
    {
        foreach (var intent in Enumerable.Range(0, 50).Select(seed => Make(action, [], seed)))
        {
            Assert.That(
                (Text(intent, "tenant_id"), Text(intent, "subject_id"), Text(intent, "canonical_action_type")),
                Is.EqualTo(("tenant-123", "subject-1", action)));
            Assert.That(Text(intent, "idempotency_key"), Has.Length.InRange(1, 200));
            Assert.That(Text(intent, "locale"), Does.Match("^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"));
            Assert.That(Time(Text(intent, "created_at")), Is.EqualTo(new FixedTime().GetUtcNow()));
            Assert.That((double)intent["confidence"]!, Is.InRange(0.7, 1));
            Assert.That(Text(intent, "risk_lane"), Is.EqualTo(action is "invoice.pay" ? "RED" : "GREEN"));
            Assert.That(Text(intent, "translation_status"), Is.EqualTo("OK"));
            Assert.That((bool)intent["user_confirmed"]!, Is.True);
            ParamsFit(action, intent["params"]!.AsObject());
        }
    }

    [Test]
    public void A_sentence_gets_a_canary_at_each_of_its_places()
    {
        var canaries = new List<string>();
        var sentence = new Intents(7, new Identity("t", "s"), new FixedTime()).WithCanaries("Write {canary}@example.test about {canary}", canaries);
        Assert.That(canaries, Has.Count.EqualTo(2));
        Assert.That(sentence, Is.EqualTo($"Write {canaries[0]}@example.test about {canaries[1]}"));
    }

    private static void ParamsFit(string action, JsonObject given)
    {
        string[] names = action switch
        {
            "email.send" => ["to", "subject", "body"],
            "calendar.schedule" => ["title", "starts_at", "duration_minutes", "attendees"],
            "notification.show" => ["title", "message"],
            _ => ["invoice", "amount", "currency", "payee"],
        };
        Assert.That(given.Select(each => each.Key), Is.EqualTo(names));
        Assert.That(given.Where(each => each.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.Length is 0 or > 10_000), Is.Empty);
        switch (action)
        {
            case "email.send":
                Assert.That(Text(given, "to"), Does.Match(EMail));
                Assert.That(Text(given, "subject"), Has.Length.AtMost(200));
                break;
            case "calendar.schedule":
                Assert.That(Text(given, "title"), Has.Length.AtMost(200));
                Assert.That(Time(Text(given, "starts_at")), Is.GreaterThan(new FixedTime().GetUtcNow()));
                Assert.That((int)given["duration_minutes"]!, Is.InRange(1, 1440));
                Assert.That(given["attendees"]!.AsArray().Select(each => (string)each!), Has.All.Match(EMail));
                break;
            case "notification.show":
                Assert.That((Text(given, "title").Length <= 100, Text(given, "message").Length <= 1000), Is.EqualTo((true, true)));
                break;
            default:
                Assert.That((decimal)given["amount"]!, Is.GreaterThan(0).And.AtMost(1_000_000));
                Assert.That(Text(given, "currency"), Does.Match("^[A-Z]{3}$"));
                Assert.That((Text(given, "invoice").Length <= 64, Text(given, "payee").Length <= 200), Is.EqualTo((true, true)));
                break;
        }
    }

    private static List<JsonObject> Many(int seed, List<string>? canaries = null)
    {
        var intents = new Intents(seed, new Identity("tenant-123", "subject-1"), new FixedTime());
        return [.. Enumerable.Range(0, 100).Select(number => intents.Make(Intents.Actions[number % 4], canaries ?? []))];
    }

    private static JsonObject Make(string action, List<string> canaries, int seed = 7) =>
        new Intents(seed, new Identity("tenant-123", "subject-1"), new FixedTime()).Make(action, canaries);

    private static string Text(JsonObject from, string name) => (string)from[name]!;

    private static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}

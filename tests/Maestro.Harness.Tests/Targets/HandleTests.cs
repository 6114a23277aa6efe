using System.Text.Json.Nodes;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Tests.Targets;

/// <summary>What a handle takes, and what it reads.</summary>
internal sealed class HandleTests
{
    private static readonly PageWords[] Words =
        [new("Sent", new JsonObject { ["success"] = true }), new("Not sent", new JsonObject { ["success"] = false, ["blocked"] = true })];

    private static readonly JsonNode Intent = JsonNode.Parse("""{ "idempotency_key": "k-1", "params": { "amount": 19.5 } }""")!;

    [TestCase("idempotency_key", ExpectedResult = "k-1")]
    [TestCase("params.amount", ExpectedResult = "19.5")]
    [TestCase("params", ExpectedResult = """{"amount":19.5}""")]
    [TestCase("params.none.at.all", ExpectedResult = "")]
    [TestCase("argument", ExpectedResult = """{"idempotency_key":"k-1","params":{"amount":19.5}}""")]
    public string A_placeholder_stands_for_a_member(string path) => PageHand.Value(path, Intent);

    [Test]
    public void A_text_stands_for_itself() => Assert.That(PageHand.Value("argument", JsonValue.Create("task-7")), Is.EqualTo("task-7"));

    [Test]
    public void A_variable_that_is_not_set_is_told() => Assert.That(
        () => PageHand.Value("env.MAESTRO_NOT_SET", null), Throws.TypeOf<InputException>().With.Message.Contains("MAESTRO_NOT_SET, which is not set"));

    [TestCase("Sent at nine", ExpectedResult = """{"success":true}""")]
    [TestCase("Not sent: no such person", ExpectedResult = """{"success":false,"blocked":true}""")]
    public string? The_first_words_that_stand_there_are_meant(string text) => new ReadAction("outcome", Words).Meaning(text)?.ToJsonString();

    [Test]
    public void Without_words_it_is_JSON() => Assert.That(new ReadAction("outcome").Meaning("""{ "success": true }""")!["success"]!.GetValue<bool>(), Is.True);

    [Test]
    public void Words_that_mean_nothing_known_are_no_answer()
    {
        Assert.That(() => new ReadAction("outcome", Words).Meaning("Later"), Throws.TypeOf<FormatException>().With.Message.Contains("none of its `words`"));
        Assert.That(() => new ReadAction("outcome").Meaning("Later"), Throws.TypeOf<FormatException>().With.Message.Contains("is no JSON"));
    }

    [Test]
    public void An_answer_in_words_tells_what_they_mean_and_no_more()
    {
        var handle = new Handle([new PressAction("send"), new ReadAction("outcome", Words)]);
        Assert.That((handle.Tells("blocked"), handle.Tells("durable")), Is.EqualTo((true, false)));
        Assert.That((new Handle("f").Tells("durable"), new Handle([new PressAction("send")]).Tells("success")), Is.EqualTo((true, false)));
    }
}

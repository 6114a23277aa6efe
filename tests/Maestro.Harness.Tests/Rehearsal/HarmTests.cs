using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Harms;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class HarmTests
{
    [Test]
    public void A_page_loaded_again_while_a_sync_is_under_way_is_harm()
    {
        var made = new MadeRehearsal().With(new RequestTried("POST", "/sync", true));
        var deed = made.Add(Reload, "device");
        Assert.That(Told(made), Is.EqualTo([("reloaded-while-draining", deed)]));
    }

    [Test]
    public void A_page_loaded_again_once_the_sync_has_ended_or_on_another_device_is_none()
    {
        var made = new MadeRehearsal().With(new RequestTried("POST", "/sync", true), new ResponseSeen("POST", "/sync", 200), Reload);
        made.With(new RequestTried("POST", "/other", true), Reload, new RequestTried("POST", "/sync", true));
        made.Add(Reload, "phone");
        Assert.That(Told(made), Is.Empty);
    }

    [Test]
    public void A_reload_that_is_typed_counts_as_one()
    {
        var made = new MadeRehearsal().With(new RequestTried("POST", "/sync", true));
        made.Add(Typed("location.reload()"), "device");
        Assert.That(Told(made).Select(told => told.Harm), Is.EqualTo(["reloaded-while-draining"]));
    }

    [Test]
    public void Receipts_that_are_gone_after_a_deed_are_harm()
    {
        var made = new MadeRehearsal().With(Receipts("a", "b"));
        var deed = made.Add(Typed("indexedDB.deleteDatabase('maestro_state')"), "device");
        Assert.That(Told(made.With(Receipts("b"))), Is.EqualTo([("receipts-cleared", deed)]));
    }

    [Test]
    public void Receipts_that_stay_or_are_gone_without_a_deed_are_none()
    {
        var made = new MadeRehearsal().With(Typed("1"), Receipts("a"), Receipts("a", "b"));
        Assert.That(Told(made), Is.Empty);
        Assert.That(Told(new MadeRehearsal().With(Receipts("a"), Receipts())), Is.Empty);
    }

    [TestCase("""{"claimed":true,"mine":false}""", ExpectedResult = 1)]
    [TestCase("""{"claimed":false,"mine":false}""", ExpectedResult = 0)]
    public int A_free_key_that_is_claimed_by_asking_is_harm(string answer)
    {
        const string Line = "fetch('/claim', { method: 'POST' })";
        return Told(new MadeRehearsal().With(Typed(Line), new ConsoleAnswered(Line, answer, false))).Count;
    }

    [Test]
    public void Each_harm_is_found_by_reflection() => Assert.That(
        AllHarms.Each.Select(harm => harm.Name), Is.EqualTo(["free-key-claimed", "receipts-cleared", "reloaded-while-draining"]));

    private static OperatorDid Reload => new(Actor.Operator, Deed.Reloaded, "the page");

    private static OperatorDid Typed(string line) => new(Actor.Operator, Deed.Typed, line);

    private static ReceiptsRead Receipts(params string[] keys) =>
        new(new JsonArray([.. keys.Select(key => new JsonObject { ["tenant_id"] = "t", ["idempotency_key"] = key })]), 1);

    private static IReadOnlyList<(string Harm, long? Cause)> Told(MadeRehearsal made) => [.. AllHarms.In(made.Events).Select(harm => (harm.Harm, harm.Cause))];
}

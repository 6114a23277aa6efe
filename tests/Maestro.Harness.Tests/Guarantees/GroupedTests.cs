using Maestro.Harness.Guarantees;
using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Guarantees;

/// <summary>Effects of the key "key-1" have the numbers 1, 3 and 4.</summary>
internal sealed class GroupedTests
{
    private static readonly Grouped<string, EffectSeen> Effects =
        new Story().Effect().Effect("key-2").Effect().Effect().Effect("key-2").History.Of<EffectSeen>().By(effect => effect.Key);

    [Test]
    public void A_group_is_in_the_order_of_the_history()
    {
        Assert.That(Effects["key-1"].Select(effect => effect.Seq), Is.EqualTo(new long[] { 1, 3, 4 }));
        Assert.That(Effects["key-3"], Is.Empty);
    }

    [TestCase(0, ExpectedResult = new long[] { 1, 3, 4 })]
    [TestCase(1, ExpectedResult = new long[] { 3, 4 })]
    [TestCase(2, ExpectedResult = new long[] { 3, 4 })]
    [TestCase(4, ExpectedResult = new long[0])]
    public IEnumerable<long> What_comes_after_a_number(int seq) => Effects.After("key-1", seq).Select(effect => effect.Seq);

    [TestCase(1, ExpectedResult = null)]
    [TestCase(2, ExpectedResult = 1L)]
    [TestCase(3, ExpectedResult = 1L)]
    [TestCase(9, ExpectedResult = 4L)]
    public long? The_latest_before_a_number(int seq) => Effects.LastBefore("key-1", seq)?.Seq;

    [Test]
    public void Nothing_is_in_a_group_that_is_not_there()
    {
        Assert.That(Effects.After("key-3", 0), Is.Empty);
        Assert.That(Effects.LastBefore("key-3", 9), Is.Null);
    }
}

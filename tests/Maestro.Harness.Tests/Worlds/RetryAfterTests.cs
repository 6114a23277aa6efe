using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Worlds;

internal sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [TestCase("30", 30)]
    [TestCase(" 7 ", 7)]
    [TestCase("Mon, 23 Nov 2026 12:01:00 GMT", 60)]
    [TestCase("Mon, 23 Nov 2026 11:59:00 GMT", -60)]
    [TestCase("soon", null)]
    [TestCase("1.5", null)]
    [TestCase("", null)]
    public void A_header_is_seconds_or_a_date(string header, double? seconds) =>
        Assert.That(RetryAfter.Seconds(header, Now), Is.EqualTo(seconds));
}

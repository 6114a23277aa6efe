using Maestro.Harness.Expectations;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Expectations;

internal sealed class NetworkExpectationTests
{
    [TestCase(null, null, "at least 1 request(s) to sync tried")]
    [TestCase(null, 2, "at least 2 request(s) to sync tried")]
    [TestCase(0, null, "exactly 0 request(s) to sync tried")]
    public void It_says_how_many_it_wants(int? exactly, int? atLeast, string words) =>
        Assert.That(new NetworkExpectation("sync", Exactly: exactly, AtLeast: atLeast).Words, Is.EqualTo(words));

    [Test]
    public void A_request_has_one_end() => Assert.That(
        Problems(new NetworkExpectation("sync", Answered: 500, Failed: "ERR_CONNECTION_RESET")),
        Is.EqualTo(new[] { "`answered` and `failed` stand together; expected one of them, for a request has one end" }));

    [Test]
    public void A_number_is_exact_or_a_least_one() => Assert.That(
        Problems(new NetworkExpectation("sync", Exactly: 1, AtLeast: 1)),
        Is.EqualTo(new[] { "`exactly` and `at-least` stand together; expected one of them" }));

    private static IEnumerable<string> Problems(NetworkExpectation expectation) => ((IChecked)expectation).Check();
}

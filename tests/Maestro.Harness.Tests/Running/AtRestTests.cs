using System.Text.Json.Nodes;
using Maestro.Harness.Running;

namespace Maestro.Harness.Tests.Running;

/// <summary>When a client is at rest, by its status.</summary>
internal sealed class AtRestTests
{
    [TestCase("""{"outbox":0}""", ExpectedResult = true)]
    [TestCase("""{"outbox":0,"store_silent":false}""", ExpectedResult = true)]
    [TestCase("null", ExpectedResult = true, Description = "A client without MAESTRO has no status")]
    [TestCase("""{"outbox":1}""", ExpectedResult = false)]
    [TestCase("""{"outbox":0,"store_silent":true}""", ExpectedResult = false, Description = "Nobody knows what waits in a store that does not answer")]
    [TestCase("{}", ExpectedResult = false)]
    public bool At_rest_is_whose_store_answers_and_whose_outbox_is_empty(string status) => Closing.IsAtRest(JsonNode.Parse(status));
}

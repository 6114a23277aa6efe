using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>What came back.</summary>
internal sealed record Answer(
    HttpStatusCode Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
}

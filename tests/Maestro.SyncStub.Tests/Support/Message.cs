using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>One POST to the service.</summary>
internal sealed record Message(string Path, JsonObject Body)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>A header's name and value; null: none.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Sent instead of the body's JSON.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Sent without a length, in chunks.</summary>
    public bool Chunked { get; init; }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new ByteArrayContent(Raw ?? Encoding.UTF8.GetBytes(Body.ToJsonString())),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        request.Headers.TransferEncodingChunked = Chunked;
        if (Header is { } header)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    /// <summary>The same message with the body's fields changed.</summary>
    public Message With(Action<JsonObject> change)
    {
        var body = Body.DeepClone().AsObject();
        change(body);
        return this with { Body = body };
    }

    public Message With(string field, JsonNode? value) => With(body => body[field] = value);
}

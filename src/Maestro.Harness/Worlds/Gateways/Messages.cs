using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>A request as it left the browser, read to its end so that it can be sent more than once.</summary>
public sealed record ArrivedRequest(string Method, string PathAndQuery, IHeaderDictionary Headers, byte[] Body)
{
    public string Path => PathAndQuery.Split('?')[0];

    public string? Hash => BodyHash.Of(Body);

    public static async Task<ArrivedRequest> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        return new ArrivedRequest(request.Method, request.GetEncodedPathAndQuery(), request.Headers, body.ToArray());
    }
}

/// <summary>An answer, read to its end so that it can be held back.</summary>
public sealed record WireAnswer(int Status, IReadOnlyList<KeyValuePair<string, string[]>> Headers, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public string? Hash => BodyHash.Of(Body);

    /// <summary>An answer made up by a fault.</summary>
    public static WireAnswer Of(int status, string type, string body, params (string Name, string Value)[] headers) => new(
        status,
        [new("Content-Type", [type]), .. headers.Select(header => KeyValuePair.Create(header.Name, new[] { header.Value }))],
        System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>Status and headers.</summary>
    internal void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, values) in Headers)
        {
            response.Headers[name] = values;
        }
    }
}

/// <summary>SHA-256 in hex; null for an empty body.</summary>
internal static class BodyHash
{
    public static string? Of(byte[] body) => body.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(body));
}

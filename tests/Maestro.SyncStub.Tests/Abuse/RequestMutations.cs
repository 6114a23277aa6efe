using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;
using static Maestro.SyncStub.Tests.Abuse.Mutation;

namespace Maestro.SyncStub.Tests.Abuse;

/// <summary>Bodies that are not JSON, wrong headers, the wrong tenant, too much of everything.</summary>
internal static class RequestMutations
{
    private const int Limit = 256 * 1024;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a body that is not one JSON object", 400, NoObject),
        new("a wrong content type", 400, (message, random) => message with
        {
            ContentType = Pick(random, ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]),
        }),
        new("a header missing or malformed", 400, Header),
        new("another tenant", 403, (message, random) => message.With("tenant_id", $"tenant-{random.Next(1000, 9999)}")),
        new("almost the tenant", 403, (message, random) => message.With("tenant_id", Spoil(Messages.Tenant, random))),
        new("white space over the limit", 413, (message, random) => message with
        {
            Raw = Utf8(message.Body.ToJsonString().PadRight(Limit + random.Next(1, 20_000))),
            Chunked = random.Next(2) == 0,
        }),
        new("a field over the limit", 413, (message, random) =>
            message.With("trace_id", new string('x', Limit + random.Next(20_000)))),
        new("ciphertext over the limit", 413, (message, random) =>
        {
            if (!message.Body.ContainsKey("encrypted_blob"))
            {
                return null;
            }

            var blob = new byte[(Limit * 3 / 4) + random.Next(20_000)];
            random.NextBytes(blob);
            return message.With(body => Messages.SetBlob(body, blob));
        }),
    ];

    private static Message NoObject(Message message, Random random)
    {
        var json = message.Body.ToJsonString();
        return message with
        {
            Raw = Utf8(random.Next(7) switch
            {
                0 => json[..random.Next(json.Length)],
                1 => json + "}",
                2 => json + json,
                3 => new JsonArray(message.Body.DeepClone()).ToJsonString(),
                4 => JsonValue.Create(json).ToJsonString(),
                5 => json[..^1] + ",}",
                _ => "/* */" + json,
            }),
        };
    }

    private static Message? Header(Message message, Random random)
    {
        if (message.Header is not { } header)
        {
            return null;
        }

        var isRequired = header.Name == Messages.ItemHeader;
        return random.Next(isRequired ? 4 : 3) switch
        {
            0 => message with { Header = (header.Name, "") },
            1 => message with { Header = (header.Name, new string('x', 100 + random.Next(1, 50))) },
            2 => message with { Header = (header.Name, header.Value.Insert(random.Next(1, 5), " ")) },
            _ => message with { Header = null },
        };
    }
}

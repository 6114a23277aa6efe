using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>What the service said to a question.</summary>
/// <param name="Said">The status, or why there is none.</param>
/// <param name="Date">By the service's clock; null without an answer.</param>
internal sealed record Answered(string Said, DateTimeOffset? Date = null, string? RetryAfter = null);

/// <summary>Asks the service directly, as the user of a device would with `curl`: past the client and past the device's wire.</summary>
internal static class Asking
{
    /// <summary>A service that does not answer for so long does not answer: it takes a few milliseconds.</summary>
    public static readonly TimeSpan Briefly = TimeSpan.FromSeconds(1);

    /// <param name="as">Whose session goes along; null: nobody's.</param>
    /// <param name="patience">How long to wait for an answer; null: as long as for anything that must show.</param>
    /// <param name="headers">Besides the cookies.</param>
    public static async Task<Answered> AskAsync(
        World world,
        LiveDevice? @as,
        HttpMethod method,
        string endpoint,
        JsonObject? body,
        CancellationToken cancel,
        TimeSpan? patience = null,
        IReadOnlyList<(string Name, string Value)>? headers = null)
    {
        using var http = new HttpClient();
        using var request = world.RequestTo(method, world.PathOf(endpoint), world.Host);
        request.Content = body is null ? null : JsonContent.Create(body);
        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.Add(name, value);
        }

        if (@as is not null)
        {
            var cookies = await (await @as.ContextAsync()).CookiesAsync([@as.Origin]);
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        }

        var wait = patience ?? world.Settings.ExpectTimeout;
        try
        {
            using var answer = await http.SendAsync(request, cancel).WaitAsync(wait, cancel);
            return new Answered($"{(int)answer.StatusCode}", answer.Headers.Date, answer.Headers.RetryAfter?.ToString());
        }
        catch (TimeoutException)
        {
            return new Answered($"no answer within {wait.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e)
        {
            return new Answered($"no connection: {e.Message}");
        }
    }

    /// <summary>Signs nobody in, but writes a session: what the service's database must be able to do.</summary>
    public static Task<Answered> WriteAsync(World world, CancellationToken cancel, TimeSpan? patience = null) => AskAsync(
        world,
        null,
        HttpMethod.Post,
        "session",
        new JsonObject { ["tenant_id"] = world.Stage.Profile.Identity.Tenant, ["subject_id"] = world.Stage.Profile.Identity.Subject },
        cancel,
        patience);
}

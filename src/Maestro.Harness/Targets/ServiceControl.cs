using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Maestro.Harness.Targets;

/// <summary>The service's control port: one world a host name.</summary>
public sealed class ServiceControl : IDisposable
{
    private readonly HttpClient _http;

    public ServiceControl(int port, string token)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/"), Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Creates the world, or empties it.</summary>
    public async Task ResetAsync(string host, string build, CancellationToken cancel)
    {
        using var answer = await _http.PutAsJsonAsync(World(host), new { build }, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"the service does not serve the build `{build}`: {await answer.Content.ReadAsStringAsync(cancel)}");
        }
    }

    public async Task DeleteAsync(string host, CancellationToken cancel)
    {
        using var answer = await _http.DeleteAsync(World(host), cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Switches the deployed build, as a deployment would.</summary>
    public async Task DeployAsync(string host, string build, CancellationToken cancel)
    {
        using var answer = await _http.PutAsJsonAsync($"{World(host)}/deployment", new { build }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sets how far the service's clock is ahead of the real one in this world; negative: behind. Whole seconds.</summary>
    public async Task SetClockAsync(string host, TimeSpan ahead, CancellationToken cancel)
    {
        using var answer = await _http.PutAsJsonAsync($"{World(host)}/clock", new { offset_seconds = (long)ahead.TotalSeconds }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Switches the service's limit of requests on or off in this world.</summary>
    public async Task SetLimiterAsync(string host, bool on, CancellationToken cancel)
    {
        using var answer = await _http.PutAsJsonAsync($"{World(host)}/limiter", new { on }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Everything the service holds for the world.</summary>
    public Task<ServiceRows> RowsAsync(string host, CancellationToken cancel) => ReadAsync($"{World(host)}/rows", cancel);

    /// <summary>As soon as there is more than at that version, or after the wait (at most 30 s).</summary>
    public Task<ServiceRows> RowsAfterAsync(string host, long version, TimeSpan wait, CancellationToken cancel) =>
        ReadAsync($"{World(host)}/rows?after={version}&wait={(int)Math.Clamp(wait.TotalMilliseconds, 0, 30_000)}", cancel);

    public void Dispose() => _http.Dispose();

    private static string World(string host) => $"worlds/{host}";

    private async Task<ServiceRows> ReadAsync(string path, CancellationToken cancel) =>
        new((JsonObject)(await _http.GetFromJsonAsync<JsonNode>(path, cancel))!);
}

/// <summary>A snapshot of the service's rows.</summary>
public sealed class ServiceRows(JsonObject rows)
{
    public static readonly IReadOnlyList<string> Tables = ["claims", "audit", "tasks"];

    /// <summary>Grows with every change.</summary>
    public long Version => (long)rows["version"]!;

    /// <param name="table">One of <see cref="Tables"/>.</param>
    public IEnumerable<JsonObject> Of(string table) => rows[table]!.AsArray().Cast<JsonObject>();
}

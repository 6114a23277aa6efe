using Microsoft.Playwright;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>One request in the browser's routing.</summary>
internal sealed class RoutedExchange(int id, IRoute route, ArrivedRequest request, Upstream upstream, CancellationToken cancel)
    : Exchange(id, request, upstream, cancel)
{
    /// <summary>The page may have given the request up, or be gone: then there is nothing to break.</summary>
    public override async Task BreakAsync(Break how)
    {
        try
        {
            await route.AbortAsync(how switch
            {
                Break.Reset => "connectionreset",
                Break.Closed => "connectionclosed",
                _ => "failed",
            });
        }
        catch (PlaywrightException)
        {
        }
    }

    public override Task CutBodyAsync(WireAnswer answer, bool chunked) =>
        throw new NotSupportedException("The browser's routing gives answers whole or not at all.");

    protected override Task GiveAsync(WireAnswer answer) => route.FulfillAsync(new()
    {
        Status = answer.Status,
        Headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase),
        BodyBytes = answer.Body,
    });
}

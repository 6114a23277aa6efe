using Microsoft.AspNetCore.Http;

namespace Maestro.Harness.Worlds.Gateways;

/// <summary>What a fault does to requests of one route. Armed in a gateway; safe for many threads under the gateway's lock.</summary>
/// <param name="fault">The id of the fault in the scenario's history.</param>
/// <param name="path">The route's path; a request takes part when it equals it.</param>
/// <param name="times">How many requests take part; then the rule is spent.</param>
public abstract class GatewayRule(int fault, string path, int times)
{
    private int _left = times;

    public int Fault => fault;

    /// <summary>Leaves the connection open, so that Chromium may reuse it and re-send on it.</summary>
    public virtual bool KeepAlive => false;

    public bool Takes(ArrivedRequest request)
    {
        if (_left == 0 || request.Path != path)
        {
            return false;
        }

        _left--;
        return true;
    }

    /// <summary>Deals with one request.</summary>
    /// <returns>What was done, in words; null when nothing out of the ordinary.</returns>
    public abstract Task<string?> HandleAsync(GatewayExchange exchange);
}

/// <summary>Answers in the service's place, with an answer of WireMock's.</summary>
public sealed class AnswerRule(int fault, string path, int times, WireMock.ResponseProviders.IResponseProvider answer) : GatewayRule(fault, path, times)
{
    /// <summary>By this header, added inside the gateway, WireMock knows which answer is meant.</summary>
    public const string Header = "x-gateway-fault";

    public WireMock.ResponseProviders.IResponseProvider Answer => answer;

    public override async Task<string?> HandleAsync(GatewayExchange exchange)
    {
        exchange.Context.Request.Headers[Header] = Fault.ToString();
        await exchange.AnswerByWireMockAsync();
        return "answered in the service's place";
    }
}

/// <summary>One request on its way.</summary>
public sealed class GatewayExchange(
    int id, HttpContext context, ArrivedRequest request, Upstream upstream, RequestDelegate wireMock, CancellationToken cancel)
{
    /// <summary>The request's number in the device's history.</summary>
    public int Id => id;

    public HttpContext Context => context;

    public ArrivedRequest Request => request;

    public Upstream Upstream => upstream;

    public CancellationToken Cancel => cancel;

    /// <summary>Of the answer given; 0 as long as there is none.</summary>
    public int Status { get; private set; }

    /// <summary>Of the answer's body, in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Hands the request to the service and the answer back.</summary>
    public async Task<string?> PassAsync()
    {
        await AnswerAsync(await upstream.SendAsync(request, cancel));
        return null;
    }

    public async Task AnswerAsync(UpstreamAnswer answer)
    {
        Status = answer.Status;
        Size = answer.Body.Length;
        await answer.WriteAsync(context.Response, cancel);
    }

    public async Task AnswerByWireMockAsync()
    {
        context.Request.Body = new MemoryStream(request.Body);
        await wireMock(context);
        Status = context.Response.StatusCode;
    }
}

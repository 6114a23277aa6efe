namespace Maestro.Harness.History.Events;

/// <summary>The page tried a request, whether or not it left the browser. The tab is absent where no tab asked: a service worker did.</summary>
/// <param name="Method">In capitals: `POST`.</param>
/// <param name="Path">Of the address, without its query.</param>
/// <param name="Online">False while the harness holds the device offline.</param>
/// <param name="Canaries">Canaries found in address, headers or body of a request to another origin, which no wire sees.</param>
/// <param name="Ahead">By how many ms the device's virtual time was ahead of real time, to 500 ms; absent where the clock is real.</param>
/// <param name="Origin">Scheme, host and port; absent where they are the client's own.</param>
[Event("request-tried")]
public sealed record RequestTried(
    string Method, string Path, bool Online, IReadOnlyList<string>? Canaries = null, double? Ahead = null, string? Origin = null) : HistoryEvent;

/// <summary>The page got an answer to a request: its status and headers, perhaps not its whole body.</summary>
/// <param name="Method">Of the request.</param>
/// <param name="Path">Of the request, without its query.</param>
/// <param name="Status">Of HTTP, 100 to 599.</param>
/// <param name="RetryAfter">With 429 and 503: in so many seconds, by the page's clock, it may ask again; absent without a header that says so.</param>
[Event("response")]
public sealed record ResponseSeen(string Method, string Path, int Status, double? RetryAfter = null) : HistoryEvent;

/// <summary>A tried request came to nothing.</summary>
/// <param name="Method">Of the request.</param>
/// <param name="Path">Of the request, without its query.</param>
/// <param name="Why">In the browser's words: `net::ERR_CONNECTION_RESET`.</param>
[Event("request-failed")]
public sealed record RequestFailed(string Method, string Path, string Why) : HistoryEvent;

/// <summary>A request left the browser, on the wire to the service. Which tab sent it a wire does not see.</summary>
/// <param name="Id">Counts the requests of a device from 1.</param>
/// <param name="Method">In capitals: `POST`.</param>
/// <param name="Path">Of the address, without its query.</param>
/// <param name="Size">Of the body, in bytes.</param>
/// <param name="Hash">SHA-256 of the body, in hex; absent without one.</param>
/// <param name="Canaries">Canaries of the scenario found in address, headers or body, read as they are, base64 or URL-encoded.</param>
/// <param name="Envelope">What its body says of the ciphertext in it; absent without one.</param>
[Event("request-arrived")]
public sealed record RequestArrived(
    int Id, string Method, string Path, int Size, string? Hash, IReadOnlyList<string>? Canaries = null, Envelope? Envelope = null)
    : HistoryEvent;

/// <param name="KeyId">The key that it is encrypted with.</param>
/// <param name="Iv">In base64.</param>
/// <param name="ContentHash">SHA-256 of the ciphertext, in hex.</param>
public sealed record Envelope(string KeyId, string Iv, string ContentHash);

/// <summary>What became of an arrived request.</summary>
/// <param name="Id">Of the request on its device, from 1.</param>
/// <param name="Status">Of the answer; 0 when none was given.</param>
/// <param name="Size">Of the answer's whole body, in bytes, also where a fault cut it.</param>
/// <param name="Fault">The id of the fault that had a hand in it.</param>
/// <param name="How">What was done to it, in words; absent when nothing out of the ordinary was.</param>
/// <param name="Hash">SHA-256 of the answer's whole body, in hex; absent without one.</param>
[Event("request-answered")]
public sealed record RequestAnswered(
    int Id, int Status, int Size, int? Fault = null, string? How = null, string? Hash = null) : HistoryEvent;

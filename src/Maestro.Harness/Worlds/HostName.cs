namespace Maestro.Harness.Worlds;

/// <summary>
/// The names under which browsers reach a world. Both lead to this machine; pages of the first are a secure context by http, pages of
/// the second are none. The service knows the first alone.
/// </summary>
public static class HostName
{
    private const string TrustedDomain = ".localhost";
    private const string UntrustedDomain = ".maestro.test";

    /// <summary>Makes browsers find the second: no resolver knows it.</summary>
    public const string BrowserArgument = $"--host-resolver-rules=MAP *{UntrustedDomain} 127.0.0.1";

    public static string Of(string world) => world + TrustedDomain;

    /// <param name="host">Or an origin.</param>
    public static string Untrusted(string host) => host.Replace(TrustedDomain, UntrustedDomain, StringComparison.Ordinal);

    /// <param name="host">Of a request, with its port.</param>
    public static string AtService(string host) => host.Replace(UntrustedDomain, TrustedDomain, StringComparison.Ordinal);
}

namespace Maestro.Harness.History;

/// <summary>Where MAESTRO's service listens, in every client (docs/contract.md, the parts).</summary>
public static class ServicePaths
{
    /// <summary>Ends with a slash.</summary>
    public const string Root = "/functions/v1/";

    /// <param name="path">Of an address, without its query.</param>
    public static bool Has(string path) => path.StartsWith(Root, StringComparison.Ordinal);
}

using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>Which faults may take, roll back or shut the store of receipts and records.</summary>
internal static class StoreFaults
{
    /// <summary>
    /// Receipts and records outlive the key store, and a loss of power; an insecure context is another origin, hence another store.
    /// </summary>
    public static bool Touch(FaultInjected fault) => fault.Fault is "crypto.insecure-context"
        || (fault.Fault.StartsWith("storage.", StringComparison.Ordinal) && fault.Fault is not "storage.power-lost"
            && (string?)fault.Options?["database"] is not "secrets");
}

using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>Who was signed in on one device. What a client tells of its records is told to whoever is signed in, of their tenant alone.</summary>
internal sealed class People
{
    private readonly HashSet<string> _tenants = new(StringComparer.Ordinal);

    /// <summary>The tenant of whoever is signed in now; null: nobody, or it cannot be told.</summary>
    public string? Now { get; private set; }

    /// <summary>Whether somebody was signed in whose records are not told now.</summary>
    public bool MayHideRecords => _tenants.Any(tenant => tenant != Now);

    public void See(HistoryEvent happened)
    {
        if (happened is SignedIn person)
        {
            _tenants.Add(person.Tenant);
        }

        // A page that was told nothing of a sign-in elsewhere goes on with whom it knows.
        Now = happened is SignedIn { Elsewhere: false } known ? known.Tenant : null;
    }

    /// <summary>Whether the records of that tenant are not told now, although its person was signed in once.</summary>
    public bool Hide(string? tenant) => tenant is not null && tenant != Now && _tenants.Contains(tenant);
}

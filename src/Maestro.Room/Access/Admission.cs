using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Room.Access;

/// <summary>
/// Who is in the room. An invitation is a secret that admits one browser, once; that browser then keeps another secret, in a cookie that
/// scripts cannot read. Only hashes are kept here, so that comparing takes no longer for a good guess.
/// </summary>
internal sealed class Admission
{
    private const int SecretBytes = 32;
    private const int PlaceBytes = 8;

    private readonly ConcurrentDictionary<string, Role> _invited = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Role> _admitted = new(StringComparer.Ordinal);

    /// <summary>
    /// The path below which the room lies. Cookies go to every port of a machine, but to no other path: what else listens here never sees who
    /// was admitted.
    /// </summary>
    public string Place { get; } = $"/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PlaceBytes))}";

    /// <returns>The secret, fit for an address.</returns>
    public string Invite(Role role) => Secret(_invited, role);

    /// <summary>Uses an invitation up.</summary>
    /// <returns>The secret to keep; null: there is no such invitation, or it was used.</returns>
    public string? Admit(string invitation) => _invited.TryRemove(Hash(invitation), out var role) ? Secret(_admitted, role) : null;

    /// <returns>Null for whoever was not admitted.</returns>
    public Role? RoleOf(string? secret) => secret is not null && _admitted.TryGetValue(Hash(secret), out var role) ? role : null;

    private static string Secret(ConcurrentDictionary<string, Role> known, Role role)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        known[Hash(secret)] = role;
        return secret;
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

using Maestro.SyncStub.Storage;
using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

internal sealed class RaceTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task Every_key_is_claimed_by_exactly_one()
    {
        var race = Race.Run(await SignedInOften(8), Messages, keys: 500);

        Assert.That(race.KeysWithoutExactlyOneWinner, Is.Empty);
        var holders = (await Rows())["claims"]!.AsArray().ToDictionary(
            row => row!["idempotency_key"]!.GetValue<string>(), row => row!["claim_id"]!.GetValue<string>());
        Assert.That(holders, Is.EquivalentTo(race.Winners));
    }
}

/// <summary>The same race against a register that looks first and stores then: the check above must notice.</summary>
internal sealed class NonAtomicRaceTests(Engine engine) : ContractFixture(engine)
{
    [Test]
    public async Task A_register_that_looks_before_it_stores_is_caught()
    {
        // About four keys of five get several winners: 50 keys are enough to be sure.
        var race = Race.Run(await SignedInOften(8), Messages, keys: 50);

        Assert.That(race.KeysWithoutExactlyOneWinner, Is.Not.Empty);
    }

    protected override ClaimRegister Register(IDatabase database) => new LookThenStore(database);

    private sealed class LookThenStore(IDatabase database) : ClaimRegister(database)
    {
        private readonly IDatabase _database = database;

        public override async Task<ClaimAnswer> Take(string world, Claim claim, long now)
        {
            var isTaken = await _database.First(
                "SELECT 1 FROM claims WHERE world = @world AND tenant_id = @tenant AND idempotency_key = @key",
                _ => true,
                ("world", world), ("tenant", claim.TenantId), ("key", claim.IdempotencyKey));
            await Task.Yield();
            var answer = await base.Take(world, claim, now);
            return isTaken ? answer : new ClaimAnswer(true, claim.ClaimId, claim.TraceId, now);
        }
    }
}

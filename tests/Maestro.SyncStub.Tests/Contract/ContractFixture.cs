using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests.Contract;

/// <summary>Tests of the contract: each runs on both databases.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
internal abstract class ContractFixture(Engine engine) : StubFixture(engine);

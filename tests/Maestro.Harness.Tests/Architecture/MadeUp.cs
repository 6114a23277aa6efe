namespace Maestro.Harness.Tests.Architecture.MadeUp.High
{
    internal class Thing
    {
        public static int Count => 1;
    }

    internal interface ICan;

    internal sealed class Worry : Exception;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class MarkAttribute(Type? type = null) : Attribute
    {
        public Type? Type => type;
    }
}

namespace Maestro.Harness.Tests.Architecture.MadeUp.Low
{
    using High;

    internal sealed class Innocent
    {
        public string? Name { get; init; }

        public Innocent? Other { get; init; }
    }

    internal sealed class ByBase : Thing;

    internal sealed class ByInterface : ICan;

    internal sealed class ByField
    {
        public List<Thing[]> Things = [];
    }

    internal sealed class ByParameter
    {
        public void Take(ref Thing thing) => thing = null!;
    }

    internal sealed class ByConstraint<T>
        where T : ICan
    {
        public T? Value { get; init; }
    }

    internal sealed class ByCall
    {
        public int Total(int first) => first switch { 0 => 1, 1 => 2, 2 => 3, 3 => 4, _ => Thing.Count };
    }

    internal sealed class ByTypeArgument
    {
        public object[] Empty() => [.. Enumerable.Empty<Thing>()];
    }

    internal sealed class ByTypeOf
    {
        public string Name() => typeof(Thing).Name;
    }

    internal sealed class ByPattern
    {
        public bool Is(object it) => it is Thing;
    }

    internal sealed class ByCatch
    {
        public void Try(Action act)
        {
            try
            {
                act();
            }
            catch (Worry)
            {
                throw new InvalidOperationException();
            }
        }
    }

    internal sealed class ByLambda
    {
        public Func<int> Later(int more) => () => Thing.Count + more;
    }

    internal sealed class ByAsync
    {
        public async Task<int> LaterAsync(Task before)
        {
            await before;
            return Thing.Count;
        }
    }

    [Mark]
    internal sealed class ByAttribute;

    internal sealed class ByAttributeArgument
    {
        [Obsolete("A use in an attribute of a member")]
        [Mark(typeof(Thing))]
        public void Marked() => throw new NotSupportedException();
    }
}

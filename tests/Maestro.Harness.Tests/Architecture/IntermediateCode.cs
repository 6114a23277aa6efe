using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Maestro.Harness.Tests.Architecture;

/// <summary>Reads what the compiler made of a method, as far as it names types and members.</summary>
internal static class IntermediateCode
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The metadata tokens of all types, fields and methods that the code names, in order.</summary>
    public static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            // Two-byte codes begin with 0xfe.
            var value = code[at] == 0xfe ? unchecked((short)(0xfe00 | code[at + 1])) : code[at];
            at += code[at] == 0xfe ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at));
            }

            at += Size(operand, code, at);
        }
    }

    private static int Size(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))),
        _ => 4,
    };
}

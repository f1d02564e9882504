using System.Runtime.CompilerServices;

namespace CampaignMetrics;

/// <summary>The defined members of an enum.</summary>
internal static class EnumMembers<T> where T : struct, Enum
{
    // How many there are, if they are numbered from 0 on, as most enums are: then one comparison tells them. Else 0.
    private static readonly uint FromZero = CountFromZero();

    /// <summary>Whether a value is one of them.</summary>
    public static bool Has(T value) =>
        (Unsafe.SizeOf<T>() == sizeof(uint) && Unsafe.As<T, uint>(ref value) < FromZero) || Enum.IsDefined(value);

    private static uint CountFromZero()
    {
        var values = Enum.GetValuesAsUnderlyingType<T>();
        if (values is not int[] numbers) return 0;
        for (var i = 0; i < numbers.Length; i++)
            if (numbers[i] != i) return 0;
        return (uint)numbers.Length;
    }
}

using System.Text;

namespace CampaignMetrics.Events.Schema;

/// <summary>The names of an enumeration's members in event lines: camel case, compared exactly.</summary>
/// <remarks>The members must be numbered from 0 without a gap, since a name's index is its member.</remarks>
internal sealed class EnumNames
{
    private readonly byte[][] _names;
    private readonly NameTable _table;

    private EnumNames(string[] names)
    {
        _names = [.. names.Select(name => Encoding.UTF8.GetBytes(CamelCase.Of(name)))];
        _table = new NameTable(_names);
    }

    /// <summary>How many members there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a member.</summary>
    public ReadOnlySpan<byte> this[int member] => _names[member];

    public static EnumNames Of<T>() where T : struct, Enum
    {
        var isDense = Enum.GetValues<T>().Select((member, index) => Convert.ToInt64(member, null) == index).All(isInPlace => isInPlace);
        return isDense ? new EnumNames(Enum.GetNames<T>()) : throw new InvalidOperationException($"{typeof(T).Name} has gaps.");
    }

    /// <summary>The member with this name; −1 for none.</summary>
    public int Find(ReadOnlySpan<byte> name) => _table.Find(name);

    /// <summary>The member whose name is a part of a text; −1 for none.</summary>
    public int Find(ReadOnlySpan<byte> text, int start, int length) => _table.Find(text, start, length);
}

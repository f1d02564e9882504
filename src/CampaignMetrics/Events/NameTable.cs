namespace CampaignMetrics.Events;

/// <summary>Finds a name among a few dozen with one look and one comparison: places are chosen so that no two of the names share one.</summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly byte[] _places = new byte[256];
    private readonly uint _multiplier;

    /// <param name="names">Distinct names; those of one length differ in their first or their middle letter.</param>
    public NameTable(byte[][] names)
    {
        _names = names;
        do _multiplier += 0x9E3779B1;
        while (!TryPlace());
    }

    /// <returns>The name's index, or −1.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return -1;
        var index = _places[PlaceOf(name)] - 1;
        return index >= 0 && name.SequenceEqual(_names[index]) ? index : -1;
    }

    private uint PlaceOf(ReadOnlySpan<byte> name) => (uint)(name[0] | name[name.Length / 2] << 8 | name.Length << 16) * _multiplier >> 24;

    private bool TryPlace()
    {
        Array.Clear(_places);
        for (var i = 0; i < _names.Length; i++)
        {
            ref var place = ref _places[PlaceOf(_names[i])];
            if (place != 0) return false;
            place = (byte)(i + 1);
        }
        return true;
    }
}

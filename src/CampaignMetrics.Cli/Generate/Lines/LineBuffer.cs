using System.Buffers.Text;

namespace CampaignMetrics.Cli.Generate.Lines;

/// <summary>UTF-8 bytes that grow at the end.</summary>
internal sealed class LineBuffer
{
    private byte[] _bytes = new byte[1 << 20];

    public int Length { get; private set; }

    public Span<byte> this[Range range] => _bytes.AsSpan(0, Length)[range];

    public void Clear() => Length = 0;

    /// <summary>Takes back what was added since.</summary>
    public void CutTo(int length) => Length = length;

    public void Add(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Add(long number)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    public void AddHex(ulong number)
    {
        Reserve(16);
        for (var i = 15; i >= 0; i--, number >>= 4) _bytes[Length + i] = "0123456789abcdef"u8[(int)(number & 15)];
        Length += 16;
    }

    /// <summary>A number of thousandths, with no zeros at its end: 1500 is <c>1.5</c>.</summary>
    public void AddThousandths(long thousandths)
    {
        Add(thousandths / 1000);
        AddFraction((int)(thousandths % 1000));
    }

    /// <summary>An RFC 3339 time in UTC, with no zeros at the end of its fraction.</summary>
    public void AddTime(long epochMilliseconds)
    {
        var time = DateTime.UnixEpoch.AddTicks(epochMilliseconds * TimeSpan.TicksPerMillisecond);
        Reserve(24);
        AddDigits(time.Year, 4, (byte)'-');
        AddDigits(time.Month, 2, (byte)'-');
        AddDigits(time.Day, 2, (byte)'T');
        AddDigits(time.Hour, 2, (byte)':');
        AddDigits(time.Minute, 2, (byte)':');
        AddDigits(time.Second, 2, (byte)'Z');
        if (time.Millisecond == 0) return;
        // The fraction goes before the Z.
        Length--;
        AddFraction(time.Millisecond);
        Add("Z"u8);
    }

    /// <summary>An IPv4 address.</summary>
    public void AddAddress(uint address)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            Add((address >> shift) & 255);
            if (shift > 0) Add("."u8);
        }
    }

    private void AddFraction(int thousandths)
    {
        if (thousandths == 0) return;
        Reserve(4);
        _bytes[Length++] = (byte)'.';
        // Ends behind the last digit that is not zero.
        for (var unit = 100; thousandths > 0; unit /= 10)
        {
            _bytes[Length++] = (byte)('0' + thousandths / unit);
            thousandths %= unit;
        }
    }

    private void AddDigits(int number, int digits, byte end)
    {
        for (var i = digits - 1; i >= 0; i--, number /= 10) _bytes[Length + i] = (byte)('0' + number % 10);
        _bytes[Length + digits] = end;
        Length += digits + 1;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, _bytes.Length * 2 + count);
    }
}

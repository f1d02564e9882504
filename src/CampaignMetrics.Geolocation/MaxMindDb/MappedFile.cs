using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A file that is mapped into memory, read-only, as a span.</summary>
/// <remarks>
/// The mapping lives as long as this object is reachable; then the garbage collector ends it. So no lookup can touch unmapped memory, and
/// none pays for reference counting. A reader of the span must keep this object alive until it is done.
/// </remarks>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    private MappedFile(MemoryMappedViewAccessor view, int length)
    {
        _view = view;
        _length = length;
        // Not AcquirePointer: its reference count would keep the handle, and so the mapping, alive for ever.
        _start = (byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + view.PointerOffset;
    }

    public static ReadOnlyMemory<byte> Map(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        // An empty file cannot be mapped, and the length of a span is an int.
        if (stream.Length is 0 or > int.MaxValue)
            throw new InvalidDatabaseException($"A database of {stream.Length} bytes cannot be read.");
        using var file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        // The view alone keeps the mapping alive: file and stream are closed on return.
        var view = file.CreateViewAccessor(0, stream.Length, MemoryMappedFileAccess.Read);
        return new MappedFile(view, (int)stream.Length).Memory;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex, pinnable: this);

    public override void Unpin() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _view.Dispose();
    }
}

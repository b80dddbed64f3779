using System.Buffers;

namespace StagingTools.Engine.Data.Copy;

/// <summary>A buffer from the pool that grows, and is filled again and again.</summary>
internal sealed class ByteWriter : IDisposable
{
    private byte[] buffer;

    /// <summary>Rents a buffer.</summary>
    /// <param name="capacity">Bytes that fit before it grows.</param>
    public ByteWriter(int capacity = 64 * 1024) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>What was written, open to changes.</summary>
    public Span<byte> WrittenSpan => buffer.AsSpan(0, Length);

    /// <summary>Room for at least that many bytes.</summary>
    public Span<byte> Room(int size)
    {
        if (buffer.Length - Length < size)
            Grow(size);
        return buffer.AsSpan(Length);
    }

    /// <summary>Room for at least that many bytes, for calls that wait.</summary>
    public Memory<byte> RoomMemory(int size)
    {
        if (buffer.Length - Length < size)
            Grow(size);
        return buffer.AsMemory(Length);
    }

    /// <summary>Takes bytes away at the beginning.</summary>
    public void Discard(int size)
    {
        buffer.AsSpan(size, Length - size).CopyTo(buffer);
        Length -= size;
    }

    /// <summary>Counts bytes that were put into <see cref="Room"/>.</summary>
    public void Advance(int size) => Length += size;

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds one byte.</summary>
    public void Write(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] rented = buffer;
        buffer = [];
        Length = 0;
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    private void Grow(int size)
    {
        int doubled = (int)Math.Min(buffer.Length * 2L, Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + size), doubled));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}

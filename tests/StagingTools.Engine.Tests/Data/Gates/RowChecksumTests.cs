using System.Text;
using StagingTools.Engine.Data.Gates;

namespace StagingTools.Engine.Tests.Data.Gates;

public sealed class RowChecksumTests
{
    [Fact]
    public void Rows_in_another_order_and_in_other_stretches_have_the_same_checksums()
    {
        RowChecksum together = Sum(["1", "ada"], ["2", null], ["3", ""]);
        RowChecksum apart = Sum(["3", ""]);
        apart.Add(Sum(["2", null], ["1", "ada"]));

        Assert.Equal(together.Columns, apart.Columns);
        Assert.Equal(together.WholeRows, apart.WholeRows);
        Assert.Equal(3, apart.Rows);
    }

    [Fact]
    public void Another_value_changes_its_column_and_no_other()
    {
        RowChecksum before = Sum(["1", "ada"], ["2", "bob"]);
        RowChecksum after = Sum(["1", "ada"], ["2", "bot"]);

        Assert.Equal(before.Columns[0], after.Columns[0]);
        Assert.NotEqual(before.Columns[1], after.Columns[1]);
    }

    [Fact]
    public void Values_that_change_places_between_rows_change_the_checksum_of_whole_rows_only()
    {
        RowChecksum before = Sum(["1", "ada"], ["2", "bob"]);
        RowChecksum after = Sum(["1", "bob"], ["2", "ada"]);

        Assert.Equal(before.Columns, after.Columns);
        Assert.NotEqual(before.WholeRows, after.WholeRows);
    }

    [Fact]
    public void Null_is_not_an_empty_value_and_a_value_twice_is_not_nothing()
    {
        string?[] nulls = [null, null];
        Assert.NotEqual(Sum(["", null]).Columns[0], Sum(nulls).Columns[0]);
        Assert.NotEqual(Sum(["same", "x"], ["same", "x"]).Columns[0], Sum([]).Columns[0]);
    }

    private static RowChecksum Sum(params string?[][] rows)
    {
        var sum = new RowChecksum(2);
        foreach (string?[] row in rows.Where(row => row.Length > 0))
        {
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    sum.Add(i, Encoding.UTF8.GetBytes(value));
                else
                    sum.AddNull(i);
            }

            sum.EndRow();
        }

        return sum;
    }
}

namespace StagingTools.Engine.Data.Catalog;

/// <summary>Tells of types what a copy between two databases has to know.</summary>
/// <param name="types">Every type by its oid.</param>
/// <param name="attributes">The attribute types of composites by their relation.</param>
internal sealed class TypeCatalog(IReadOnlyDictionary<uint, CatalogType> types, ILookup<uint, uint> attributes)
{
    // From here on oids are handed out by each database for itself (FirstNormalObjectId).
    private const uint FirstUserOid = 16384;

    // Their binary form is an oid, which means something else in another database.
    private static readonly HashSet<string> ObjectIdentifiers = new(StringComparer.Ordinal)
    {
        "regproc", "regprocedure", "regoper", "regoperator", "regclass", "regtype", "regrole", "regnamespace", "regconfig",
        "regdictionary", "regcollation",
    };

    private readonly Dictionary<uint, bool> portable = [];

    /// <summary>What a type means to masks.</summary>
    /// <param name="oid">The column's type.</param>
    /// <param name="modifier">The column's <c>atttypmod</c>.</param>
    public TypeDescription Describe(uint oid, int modifier)
    {
        bool isDomain = false;
        bool notNull = false;
        while (types.TryGetValue(oid, out CatalogType? type) && type.Form == 'd')
        {
            isDomain = true;
            notNull |= type.NotNull;
            modifier = modifier < 0 ? type.Modifier : modifier;
            oid = type.Base;
        }

        // The type "char"[] and others without a delimiter of their own are arrays too; vectors such as int2vector are not.
        if (types.TryGetValue(oid, out CatalogType? array) && array is { Element: not 0, Form: 'b' } && array.Name.StartsWith('_'))
        {
            TypeDescription element = Describe(array.Element, modifier);
            return element with
            {
                Kind = ColumnKind.Other,
                ElementKind = element.ElementKind is null ? element.Kind : ColumnKind.Other,
                IsDomain = isDomain || element.IsDomain,
                NotNull = notNull,
            };
        }

        ColumnKind kind = oid switch
        {
            16 => ColumnKind.Boolean,
            25 or 1043 or 1042 or 19 => ColumnKind.Text,
            2950 => ColumnKind.Uuid,
            114 => ColumnKind.Json,
            3802 => ColumnKind.Jsonb,
            21 => ColumnKind.Int16,
            23 => ColumnKind.Int32,
            20 => ColumnKind.Int64,
            1700 => ColumnKind.Numeric,
            700 => ColumnKind.Float32,
            701 => ColumnKind.Float64,
            1082 => ColumnKind.Date,
            1114 => ColumnKind.Timestamp,
            1184 => ColumnKind.TimestampTz,
            _ when array is { Name: "citext", Form: 'b' } => ColumnKind.Text,
            _ when array is { Form: 'e' } => ColumnKind.Enum,
            _ => ColumnKind.Other,
        };
        return new TypeDescription(kind)
        {
            // name holds 63 bytes; the others count characters, with the four bytes of the length word in the modifier.
            MaximumLength = oid switch
            {
                1043 or 1042 when modifier >= 4 => modifier - 4,
                19 => 63,
                _ => null,
            },
            // Eleven bits of decimals, since PostgreSQL 15 with a sign, below the digits.
            Digits = oid == 1700 && modifier >= 4
                ? (((modifier - 4) >> 16) & 0xFFFF, (((modifier - 4) & 0x7FF) ^ 0x400) - 0x400)
                : null,
            Padded = oid == 1042,
            IgnoresCase = kind == ColumnKind.Text && oid >= FirstUserOid,
            Enumeration = kind == ColumnKind.Enum ? oid : 0,
            IsDomain = isDomain,
            NotNull = notNull,
        };
    }

    /// <summary>
    /// Whether a type's binary form means the same in another database. Arrays and composites carry the oids of their
    /// parts, so they travel only when those are PostgreSQL's own types.
    /// </summary>
    public bool IsBinaryPortable(uint oid)
    {
        if (portable.TryGetValue(oid, out bool known))
            return known;

        portable[oid] = false;
        return portable[oid] = types.TryGetValue(oid, out CatalogType? type) && type.HasBinary && type switch
        {
            { Form: 'd' } => IsBinaryPortable(type.Base),
            { Form: 'c' } => attributes[type.Relation].All(part => part < FirstUserOid && IsBinaryPortable(part)),
            { Form: 'r' or 'm' } => IsBinaryPortable(type.Subtype),
            { Element: not 0 } => type.Element < FirstUserOid && IsBinaryPortable(type.Element),
            _ => !ObjectIdentifiers.Contains(type.Name),
        };
    }
}

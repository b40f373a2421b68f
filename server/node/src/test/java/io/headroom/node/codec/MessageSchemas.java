package io.headroom.node.codec;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeContext;
import com.github.victools.jsonschema.generator.TypeScope;

import io.headroom.game.MayBeInfinite;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.score.NextStep;
import io.headroom.game.view.BoardView;
import io.headroom.game.view.HostView;
import io.headroom.game.view.SeatView;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.web.HttpRoute;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shapes of all that travels, from the records that say it, as the codecs write it. */
final class MessageSchemas {
    /** Which property tells the records of a union apart. */
    private static final Map<Class<?>, String> TAGS =
            Map.of(
                    ClientMessage.class, "type",
                    ServerMessage.class, "type",
                    Command.class, "kind",
                    Entrant.class, "kind");

    private static final Map<Class<?>, String> NAMES =
            Map.of(
                    Command.OfStudent.class, "StudentCommand",
                    Command.OfHost.class, "HostCommand",
                    NextStep.Code.class, "NextStepCode");

    private static final List<Class<?>> VIEWS =
            List.of(BoardView.class, HostView.class, SeatView.class, ServerMessage.Newcomer.class);

    private final Javadocs javadocs = new Javadocs();
    private final SchemaBuilder builder;

    MessageSchemas() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        Shapes.WIRE, SchemaVersion.DRAFT_2019_09, OptionPreset.PLAIN_JSON);
        config.with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.PLAIN_DEFINITION_KEYS);
        config.without(Option.SCHEMA_VERSION_INDICATOR);
        // None is one, so they keep the order of the record.
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparing(MemberScope::isFakeContainerItemScope))
                .withDefinitionNamingStrategy((key, context) -> name(key.getType()))
                .withCustomDefinitionProvider(MessageSchemas::plain)
                .withSubtypeResolver(
                        (declared, context) -> subtypes(declared, context.getTypeContext()))
                .withAdditionalPropertiesResolver(MessageSchemas::additional)
                .withDescriptionResolver(scope -> said(scope.getType().getErasedType()))
                .withTypeAttributeOverride(MessageSchemas::tag);
        config.forFields()
                .withRequiredCheck(field -> !isOptional(field))
                .withNullableCheck(MessageSchemas::isNullable)
                .withTargetTypeOverridesResolver(MessageSchemas::views)
                .withInstanceAttributeOverride((node, field, context) -> bound(node, field))
                .withDescriptionResolver(this::said);
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** A reference to the schema of a type, which is among the {@link #definitions}. */
    ObjectNode reference(Type type) {
        return builder.createSchemaReference(type);
    }

    /** All schemas that were referred to, and theirs. */
    ObjectNode definitions() {
        return builder.collectDefinitions("components/schemas");
    }

    private @Nullable String said(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        String said = javadocs.of(field.getDeclaringType().getErasedType(), field.getName());
        return field.getRawMember().isAnnotationPresent(MayBeInfinite.class)
                ? (said == null ? "" : said + "; ") + "null for what is infinite or not measured"
                : said;
    }

    private static String name(ResolvedType type) {
        Class<?> erased = type.getErasedType();
        return NAMES.getOrDefault(erased, erased.getSimpleName());
    }

    /** An id is its value, an enum the name of its constant, a map an object. */
    private static @Nullable CustomDefinition plain(
            ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        if (erased == RefusalCode.class) {
            // They grow, and a client must read a code that it does not know.
            return inline(Shapes.WIRE.createObjectNode().put("type", "string"));
        }
        if (erased == Object.class) {
            ObjectNode argument = Shapes.WIRE.createObjectNode();
            argument.putArray("type").add("string").add("integer");
            return inline(argument);
        }
        if (erased.isEnum()) {
            ObjectNode named = Shapes.WIRE.createObjectNode().put("type", "string");
            for (Object constant : erased.getEnumConstants()) {
                named.withArray("enum").add(KebabCase.ofConstant((Enum<?>) constant));
            }
            return new CustomDefinition(
                    named,
                    CustomDefinition.DefinitionType.ALWAYS_REF,
                    CustomDefinition.AttributeInclusion.YES);
        }
        if (Map.class.isAssignableFrom(erased)) {
            ObjectNode map = Shapes.WIRE.createObjectNode().put("type", "object");
            ResolvedType values = type.typeParametersFor(Map.class).get(1);
            map.set("additionalProperties", context.createDefinition(values));
            return new CustomDefinition(map, true);
        }
        if (erased == Numbers.class) {
            ObjectNode numbers = Shapes.WIRE.createObjectNode().put("type", "array");
            numbers.putObject("items").putArray("type").add("number").add("null");
            return new CustomDefinition(
                    numbers,
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.NO);
        }
        if (!erased.getPackageName().equals(SeatId.class.getPackageName())) {
            return null;
        }
        Class<?> value = erased.getRecordComponents()[0].getType();
        return new CustomDefinition(
                context.createDefinition(context.getTypeContext().resolve(value)), true);
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema,
                CustomDefinition.DefinitionType.INLINE,
                CustomDefinition.AttributeInclusion.NO);
    }

    /** What is said of a type, and of each of its constants that something is said of. */
    private @Nullable String said(Class<?> type) {
        List<String> parts = new ArrayList<>();
        parts.add(javadocs.of(type));
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                String said = javadocs.of(type, ((Enum<?>) constant).name());
                if (said != null) {
                    parts.add(KebabCase.ofConstant((Enum<?>) constant) + ": " + said);
                }
            }
        }
        return parts.getFirst() == null ? null : String.join(" ", parts);
    }

    private static @Nullable List<ResolvedType> subtypes(ResolvedType declared, TypeContext types) {
        Class<?> erased = declared.getErasedType();
        if (!erased.isSealed()) {
            return null;
        }
        Stream<Class<?>> permitted =
                Arrays.stream(erased.getPermittedSubclasses())
                        .filter(type -> type != Command.OfLoop.class);
        return permitted.map(type -> types.resolveSubtype(declared, type)).toList();
    }

    /** A server refuses what it does not know; a screen leaves it out. */
    private static @Nullable Type additional(TypeScope scope) {
        Class<?> type = scope.getType().getErasedType();
        boolean strict =
                type.isRecord()
                        && (ClientMessage.class.isAssignableFrom(type)
                                || Command.class.isAssignableFrom(type));
        return strict ? Void.class : null;
    }

    private static void tag(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
        Class<?> type = scope.getType().getErasedType();
        TAGS.forEach(
                (union, tag) -> {
                    if (type.isRecord() && union.isAssignableFrom(type)) {
                        ObjectNode properties = Shapes.WIRE.createObjectNode();
                        properties.putObject(tag).put("const", KebabCase.ofType(type));
                        schema.withArray("required").insert(0, tag);
                        properties.setAll(schema.withObjectProperty("properties"));
                        schema.set("properties", properties);
                    }
                });
    }

    /** What a server refuses though its type would allow it. */
    private static void bound(ObjectNode schema, FieldScope field) {
        Class<?> record = field.getDeclaringType().getErasedType();
        boolean tracks =
                record == Games.HostRequest.class
                        && field.getName().equals("tracks")
                        && !field.isFakeContainerItemScope();
        if (tracks) {
            schema.put("maxItems", HttpRoute.MOST_TRACKS).put("uniqueItems", true);
        }
        boolean taken =
                ClientMessage.class.isAssignableFrom(record)
                        || Command.class.isAssignableFrom(record);
        if (!taken || field.isFakeContainerItemScope()) {
            return;
        }
        switch (record.getSimpleName() + "." + field.getName()) {
            case "Hello.protocol" -> schema.put("const", ClientMessage.PROTOCOL);
            case "Hello.secret" ->
                    schema.put("x-token-pattern", "^" + SeatToken.SHAPE.pattern() + "$");
            case "Ask.id" -> schema.put("pattern", "^" + ClientCodec.COMMAND_ID.pattern() + "$");
            case "LinkSeat.secret" -> schema.put("pattern", "^" + SeatToken.SHAPE.pattern() + "$");
            case "Hint.value" -> {}
            case "Ping.number" -> schema.put("minimum", WholeRange.NATURAL.least());
            default -> {
                WholeRange range = WholeRange.OF_COMMANDS.get(field.getType().getErasedType());
                if (range != null) {
                    schema.put("minimum", range.least()).put("maximum", range.most());
                }
            }
        }
    }

    private static @Nullable List<ResolvedType> views(FieldScope field) {
        return field.getDeclaringType().getErasedType() == ServerMessage.View.class
                        && field.getType().getErasedType() == Object.class
                ? VIEWS.stream().map(view -> field.getContext().resolve(view)).toList()
                : null;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                || field.getRawMember().isAnnotationPresent(MayBeInfinite.class);
    }

    /** A server writes every property; a client may leave out what is null. */
    private static boolean isOptional(FieldScope field) {
        Class<?> record = field.getDeclaringType().getErasedType();
        return isNullable(field)
                && (ClientMessage.class.isAssignableFrom(record)
                        || Command.class.isAssignableFrom(record));
    }
}

package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writing what is known to be writable. */
final class JsonText {
    private JsonText() {}

    /** The JSON text of a value of ours; that it cannot be written is a bug. */
    static String of(JsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot write " + value, bug);
        }
    }
}
